import FHIR
import Testing

@testable import Simulation

@Suite struct DanishTimeTests {
    @Test(arguments: [
        ("2026-10-25T00:59:59.999Z", "2026-10-25T02:59:59.999+02:00"),
        ("2026-10-25T01:00:00Z", "2026-10-25T02:00:00.000+01:00"),
        ("2027-03-28T00:59:59.999Z", "2027-03-28T01:59:59.999+01:00"),
        ("2027-03-28T01:00:00Z", "2027-03-28T03:00:00.000+02:00"),
        ("2028-02-29T12:00:00Z", "2028-02-29T13:00:00.000+01:00"),
        ("2026-12-31T23:30:00Z", "2027-01-01T00:30:00.000+01:00"),
    ])
    func `clocks are changed on the right nights`(instant: String, local: String) throws {
        #expect(DanishTime.text(try #require(DateTime(instant)).earliest) == local)
    }
}
