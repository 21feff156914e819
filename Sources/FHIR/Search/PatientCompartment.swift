/// Whose record a resource belongs in.
package enum PatientCompartment {
    /// The id of the first Patient whose compartment the resource is in; for a Patient its own id; nil where it is in
    /// nobody's. Only relative references (`Patient/12`) count, for others point outside the record.
    ///
    /// Source: the patient `CompartmentDefinition` of FHIR R4.
    package static func patient(of resource: JSONValue) -> String? {
        var patient: String?
        let found = SearchWalker.walk(resource) { walker in
            guard let type = walker.text(.resourceType, of: resource.index) else { return }
            if type == "Patient" {
                patient = walker.text(.id, of: resource.index)
            } else if let plan = plans[SearchMemberName(type)] {
                walker.visit(plan, at: resource.index)
            }
        }
        // The parameters stand in the order of the standard, which names the subject first.
        var best = Int.max
        for (parameter, value) in found where parameter < best {
            guard case .reference(let reference) = value, reference.type == "Patient", reference.url == nil,
                let id = reference.id
            else { continue }
            patient = id
            best = parameter
        }
        return patient
    }

    /// R4 leaves these out of the compartment, so that a citizen's tasks and implants would be nobody's: they would
    /// neither be found with the citizen's record nor be kept from those who may not see it. R5 has put both in.
    private static let beyondTheStandard = [["Device", "patient"], ["Task", "patient"]]

    private static let plans: [SearchMemberName: SearchPlan] = {
        let model = FHIRPathModel.r4
        let compiler = SearchPlanCompiler(model: model)
        var plans: [SearchMemberName: SearchPlan] = [:]
        for row in DefinitionTable.rows(named: "patient-compartment.tsv") + beyondTheStandard where row.count == 2 {
            guard let type = model.type(named: row[0]) else { continue }
            var planned: [SearchPlanCompiler.Parameter] = []
            for (place, code) in row[1].split(separator: " ").enumerated() {
                guard let definition = SearchParameters.r4.definition(of: row[0], code: String(code)),
                    let expression = try? definition.compiled(),
                    let parameter = compiler.parameter(definition, at: place, expression, [], from: type.id)
                else { continue }
                planned.append(parameter)
            }
            plans[SearchMemberName(row[0])] = compiler.plan(planned)
        }
        return plans
    }()
}
