import Testing

@testable import FHIR

struct CareDatesTests {
    @Test func everyDateIsASearchParameterOfItsType() {
        #expect(CareDates.parameters.count > 50)
        for (type, codes) in CareDates.parameters {
            for code in codes {
                #expect(SearchParameters.r4.definition(of: type, code: code)?.kind == .date, "\(type) \(code)")
            }
        }
    }

    /// A type of the compartment that has a date of its own, and is neither in the table nor known to have no care date.
    @Test func noTypeOfTheCompartmentIsForgotten() {
        let known: Set = ["Patient", "Person", "RelatedPerson", "Consent", "Coverage"]
        let types = DefinitionTable.rows(named: "patient-compartment.tsv").map { $0[0] } + ["Task"]
        #expect(types.count > 60)
        for type in types where CareDates.parameters[type] == nil && !known.contains(type) {
            let dates = SearchParameters.r4.definitions(of: type).filter {
                $0.kind == .date && $0.resourceType != "Resource"
            }
            #expect(dates.isEmpty, "\(type)")
        }
    }

    private func span(_ json: String) throws -> SearchDate? {
        let resource = try JSONDocument(json).root
        return CareDates.span(of: resource["resourceType"]?.string ?? "", SearchIndexer().entries(of: resource))
    }

    @Test func whatLastsEndsOnlyWhereItIsSaid() throws {
        let open = try span(#"{"resourceType":"Condition","onsetDateTime":"2020-03-01","recordedDate":"2021-01-01"}"#)
        #expect(open == SearchDate(earliest: try #require(DateTime("2020-03-01")).earliest, latest: .max))
        let closed = try span(
            #"{"resourceType":"Condition","onsetDateTime":"2020-03-01","abatementDateTime":"2020-04-01"}"#)
        #expect(closed?.latest == DateTime("2020-04-01")?.latest)
        #expect(
            try span(#"{"resourceType":"Condition","recordedDate":"2021"}"#)?.earliest == DateTime("2021")?.earliest)
        #expect(try span(#"{"resourceType":"Condition"}"#) == nil)
        #expect(try span(#"{"resourceType":"Patient","birthDate":"1950-01-01"}"#) == nil)
    }
}
