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

    /// Whether each resource that this parameter finds by a patient is in that patient's compartment, whatever else it
    /// refers to: then a search by it need not look anywhere else.
    ///
    /// That is so where the parameter reads the one element that the compartment is told by before any other, and a
    /// resource has that element once.
    package static func follows(from parameter: SearchParameterDefinition) -> Bool {
        deciding.contains(parameter.id)
    }

    private static let deciding: Set<SearchParameterID> = {
        var deciding: Set<SearchParameterID> = []
        for row in rows {
            guard let first = row[1].split(separator: " ").first,
                let subject = SearchParameters.r4.definition(of: row[0], code: String(first)),
                let subjectElement = element(readBy: subject)
            else { continue }
            for parameter in SearchParameters.r4.definitions(of: row[0])
            where parameter.kind == .reference && PatientCompartment.element(readBy: parameter) == subjectElement {
                deciding.insert(parameter.id)
            }
        }
        return deciding
    }()

    /// The element of the resource itself that a parameter reads and no other, as a path; nil where it is another kind of
    /// expression, or the element repeats.
    private static func element(readBy parameter: SearchParameterDefinition) -> String? {
        let limit = ".where(resolve() is Patient)"
        let path =
            parameter.expression.hasSuffix(limit)
            ? String(parameter.expression.dropLast(limit.count)) : parameter.expression
        let parts = path.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == parameter.resourceType,
            let type = Definitions.r4.type(named: String(parts[0])),
            let element = Definitions.r4.element(jsonName: String(parts[1]), of: type.id), !element.isArray
        else { return nil }
        return path
    }

    /// R4 leaves these out of the compartment, so that a citizen's tasks and implants would be nobody's: they would
    /// neither be found with the citizen's record nor be kept from those who may not see it. R5 has put both in.
    private static let beyondTheStandard = [["Device", "patient"], ["Task", "patient"]]

    /// Types, and the parameters that tell whose compartment a resource is in.
    private static let rows = (DefinitionTable.rows(named: "patient-compartment.tsv") + beyondTheStandard)
        .filter { $0.count == 2 }

    private static let plans: [SearchMemberName: SearchPlan] = {
        let model = FHIRPathModel.r4
        let compiler = SearchPlanCompiler(model: model)
        var plans: [SearchMemberName: SearchPlan] = [:]
        for row in rows {
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
