import FHIR
import Testing

@testable import Region

@Suite struct RegionTests {
    let sample: RegionSample

    init() throws { sample = try RegionSample.small.get() }

    @Test func hasExactlyTheCitizensAskedFor() {
        #expect(sample.of("Patient").count == 300)
    }

    @Test func everyReferenceIsToSomethingEarlierOrInTheSameBatch() throws {
        var known: Set<String> = []
        for batch in try Region(sample.plan) {
            for resource in batch {
                let name = resource.type + "/" + resource.id
                #expect(known.insert(name).inserted, "\(name) twice")
            }
            for resource in batch {
                for reference in try JSONDocument(resource.bytes).root.references {
                    #expect(known.contains(reference), "\(resource.type)/\(resource.id) → \(reference)")
                }
            }
        }
    }

    @Test func aResourceSaysTheTypeAndIdThatItIsFiledUnder() {
        for entry in sample.entries {
            #expect(entry.json["resourceType"]?.string == entry.type)
            #expect(entry.json["id"]?.string == entry.id)
        }
    }

    @Test(arguments: Persona.allCases) func everyPersonaIsThereOnce(_ persona: Persona) throws {
        let found = sample.of("Person").filter { $0.json.at("meta.tag.code")?.string == persona.rawValue }
        #expect(found.count == 1)
        let person = try #require(found.first)
        #expect(person.json.at("link.target.reference") != nil)
    }
}
