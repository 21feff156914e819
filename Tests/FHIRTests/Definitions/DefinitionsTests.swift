import Testing

@testable import FHIR

@Suite struct DefinitionsTests {
    private let definitions = Definitions.r4

    @Test func knowsAllTypes() {
        #expect(definitions.resourceTypeNames.count == 146)
        #expect(definitions.types.filter { $0.kind == .primitive }.count == PrimitiveType.allCases.count)
        #expect(definitions.types.allSatisfy { $0.kind != .primitive || $0.primitive != nil })
        #expect(definitions.types.allSatisfy { $0.base == nil || definitions.type(named: $0.base ?? "") != nil })
    }

    @Test func aTypeHasWhatItInherits() throws {
        let patient = try #require(definitions.type(named: "Patient"))
        let names = definitions.elements(of: patient.id).map(\.jsonName)
        #expect(names.prefix(4) == ["id", "meta", "implicitRules", "language"])
        #expect(Set(["contained", "extension", "modifierExtension", "text", "gender", "contact"]).isSubset(of: names))
        #expect(patient.base == "DomainResource")
        #expect(definitions.isType(patient.id, "Resource"))
        #expect(!definitions.isType(patient.id, "Element"))
        let bundle = try #require(definitions.type(named: "Bundle"))
        #expect(definitions.element(jsonName: "contained", of: bundle.id) == nil)
        let age = try #require(definitions.type(named: "Age"))
        #expect(definitions.isType(age.id, "Quantity"))
        #expect(definitions.elements(of: age.id).map(\.name).contains("comparator"))
    }

    @Test func aChoiceHasOneElementForEachType() throws {
        let observation = try #require(definitions.type(named: "Observation"))
        let quantity = try #require(definitions.element(jsonName: "valueQuantity", of: observation.id))
        #expect(quantity.name == "value" && quantity.isChoice && !quantity.isArray)
        #expect(definitions.type(quantity.type).name == "Quantity")
        #expect(definitions.element(jsonName: "value", of: observation.id) == nil)
        #expect(definitions.element(jsonName: "valueAddress", of: observation.id) == nil)
        let values = definitions.elements(named: "value", of: observation.id)
        #expect(values.count == 11)
        #expect(Set(values.map(\.place)).count == 1)
        let deceased = definitions.elements(named: "deceased", of: try #require(definitions.type(named: "Patient")).id)
        #expect(deceased.map(\.jsonName) == ["deceasedBoolean", "deceasedDateTime"])
    }

    @Test func typesDefinedInPlaceAreNamedByTheirPath() throws {
        let questionnaire = try #require(definitions.type(named: "Questionnaire.item"))
        let nested = try #require(definitions.element(jsonName: "item", of: questionnaire.id))
        #expect(nested.type == questionnaire.id && nested.isArray)
        #expect(questionnaire.kind == .backbone && questionnaire.base == "BackboneElement")
        let repeated = try #require(definitions.type(named: "Timing.repeat"))
        #expect(repeated.base == "Element")
    }

    @Test func cardinalityTargetsAndBindings() throws {
        let observation = try #require(definitions.type(named: "Observation"))
        let status = try #require(definitions.element(jsonName: "status", of: observation.id))
        #expect(status.minimum == 1 && status.maximum == 1)
        let codes = definitions.valueSet(try #require(status.requiredValueSet))
        #expect(codes.name == "observation-status" && !codes.isOpen)
        #expect(codes.systems.flatMap { $0.codes ?? [] }.contains("entered-in-error"))
        let encounter = try #require(definitions.element(jsonName: "encounter", of: observation.id))
        #expect(encounter.targets == ["Encounter"])
        let money = try #require(definitions.type(named: "Money"))
        let currency = try #require(definitions.element(jsonName: "currency", of: money.id))
        #expect(definitions.valueSet(try #require(currency.requiredValueSet)).isOpen)
        let id = try #require(definitions.element(jsonName: "id", of: observation.id))
        #expect(definitions.type(id.type).primitive == .id)
    }

    @Test func everyElementIsFoundByItsName() {
        for type in definitions.types {
            for place in type.elements {
                let element = definitions.elements[place]
                #expect(definitions.elementsByName.find(element.jsonName, in: type.id.rawValue) == UInt32(place))
                #expect(definitions.elementsByName.find(element.jsonName + "x", in: type.id.rawValue) == nil)
            }
        }
    }

    /// The validator keeps what it has seen of one object in 64 bits.
    @Test func noTypeHasMoreThan64Elements() {
        #expect(definitions.elements.allSatisfy { $0.place < 64 })
    }

    @Test func invariantsStandWhereTheyAreDefined() throws {
        let patient = definitions.invariants.filter { $0.path.hasPrefix("Patient") }
        #expect(patient.map(\.key) == ["pat-1"])
        #expect(patient.first?.path == "Patient.contact")
        #expect(Set(definitions.invariants.map(\.key)).count > 200)
    }

    @Test func searchParametersAndCompartmentAreThere() {
        let rows = DefinitionTable.rows(named: "search-parameters.tsv")
        #expect(rows.count > 1700)
        #expect(rows.allSatisfy { $0.count == 7 })
        let condition = rows.first { $0[1] == "Condition" && $0[2] == "code" }
        #expect(condition?[4] == "Condition.code")
        #expect(DefinitionTable.rows(named: "patient-compartment.tsv").contains(["Observation", "subject performer"]))
    }
}
