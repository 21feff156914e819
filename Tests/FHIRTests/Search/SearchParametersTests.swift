import Testing

@testable import FHIR

struct SearchParametersTests {
    @Test func everyParameterOfTheStandardIsThere() {
        #expect(SearchParameters.r4.all.count == 1718)
        #expect(SearchParameters.r4.all.map(\.id.rawValue) == Array(1...1718))
        #expect(SearchParameters.r4.all.filter { $0.kind == .composite }.allSatisfy { $0.components.count >= 2 })
    }

    @Test func everyExpressionCompiles() throws {
        for definition in SearchParameters.r4.all where !definition.expression.isEmpty {
            _ = try definition.compiled()
            for component in definition.components { _ = try component.compiled() }
        }
    }

    @Test func nearlyAllAreFoundByPlans() throws {
        let indexer = SearchIndexer()
        var all = 0
        var general = 0
        for type in Definitions.r4.resourceTypeNames {
            let counts = try #require(indexer.counts(of: type))
            all += counts.all
            general += counts.general
        }
        print("Search parameters: \(all) of all types, \(all - general) by plan, \(general) by the general evaluator")
        #expect(all > 2200)
        #expect(general <= 4)
    }

    @Test func parametersOfEveryResourceBelongToEachType() throws {
        let tag = try #require(SearchParameters.r4.definition(of: "Observation", code: "_tag"))
        #expect(tag.resourceType == "Resource")
        #expect(tag.kind == .token)
        let code = try #require(SearchParameters.r4.definition(of: "Observation", code: "code"))
        #expect(code.expression == "Observation.code")
        #expect(SearchParameters.r4.definition(code.id) == code)
        #expect(SearchParameters.r4.definition(of: "Observation", code: "no-such-thing") == nil)
        #expect(SearchParameters.r4.definitions(of: "Observation").contains(tag))
    }
}
