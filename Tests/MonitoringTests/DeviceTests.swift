import Access
import FHIR
import Record
import TestSupport
import Testing

@testable import Monitoring

/// What devices send is taken in once, judged, and refused with a reason that says nothing of anybody.
@Suite(.onEachEngine) struct DeviceTests {
    private typealias Fixture = MonitoringFixture

    private static func body(
        _ value: String = "0.86", unit: String = "1", measure: String = "spo2", transmission: String = "a1",
        measured: String = "2026-11-21T10:00:00+01:00"
    ) -> [UInt8] {
        Array(
            #"{"transmission":"\#(transmission)","measured":"\#(measured)","values":[{"measure":"\#(measure)","value":\#(value),"unit":"\#(unit)"}]}"#
                .utf8)
    }

    private static func fixture() async throws -> (Fixture, DeviceDesk) {
        let fixture = try await Fixture()
        for json in [
            #"{"resourceType":"Device","id":"oximeter","status":"active","serialNumber":"A-1","patient":{"reference":"Patient/karen"}}"#,
            #"{"resourceType":"Device","id":"loose","status":"active","serialNumber":"A-2"}"#,
            #"{"resourceType":"Device","id":"returned","status":"inactive","patient":{"reference":"Patient/karen"}}"#,
            #"{"resourceType":"Device","id":"emils","status":"active","patient":{"reference":"Patient/emil"}}"#,
        ] {
            try await fixture.put(try JSONDocument(json).root, as: .commandLine)
        }
        _ = try await fixture.start()
        return (fixture, DeviceDesk(fixture.record))
    }

    @Test func whatIsSentTwiceCountsOnce() async throws {
        let (fixture, desk) = try await Self.fixture()
        let first = try await desk.receive(Self.body(), from: "oximeter")
        let again = try await desk.receive(Self.body(), from: "oximeter")
        #expect(first == again)
        #expect(try JSONDocument(first).root.list("values").first?["colour"]?.string == "red")
        #expect(try await fixture.all("Observation").count == 1)
        #expect(try await fixture.deviations().first?.findings.count == 1)
        // Another time zone, the same instant: the same measurement.
        let elsewhere = Self.body(measured: "2026-11-21T04:00:00-05:00")
        #expect(try await desk.receive(elsewhere, from: "oximeter") == first)
        #expect(try await fixture.findings().isEmpty)
    }

    private static let refusals: [(String, String, String, String, String, String, DeviceRefusal.Code)] = [
        ("0.86", "%", "spo2", "a1", "2026-11-21T10:00:00+01:00", "oximeter", DeviceRefusal.Code.impossible),
        ("86", "kg", "spo2", "a1", "2026-11-21T10:00:00+01:00", "oximeter", .unit),
        ("86", "%", "spo3", "a1", "2026-11-21T10:00:00+01:00", "oximeter", .unknownMeasure),
        ("86", "%", "spo2", "a1", "2026-11-21T10:06:00+01:00", "oximeter", .future),
        ("86", "%", "spo2", "a1", "2026-09-21T10:00:00+02:00", "oximeter", .old),
        ("86", "%", "spo2", "a1", "2026-11-21T10:00:00", "oximeter", .malformed),
        ("86", "%", "spo2", "", "2026-11-21T10:00:00+01:00", "oximeter", .malformed),
        ("\"86\"", "%", "spo2", "a1", "2026-11-21T10:00:00+01:00", "oximeter", .malformed),
        ("5.5", "mmol/L", "glucose", "a1", "2026-11-21T10:00:00+01:00", "oximeter", .notAskedFor),
        ("86", "%", "spo2", "a1", "2026-11-21T10:00:00+01:00", "emils", .notAskedFor),
        ("86", "%", "spo2", "a1", "2026-11-21T10:00:00+01:00", "loose", .unknownDevice),
        ("86", "%", "spo2", "a1", "2026-11-21T10:00:00+01:00", "returned", .unknownDevice),
        ("86", "%", "spo2", "a1", "2026-11-21T10:00:00+01:00", "none", .unknownDevice),
    ]

    @Test(arguments: refusals)
    func whatCannotBeIsRefused(
        value: String, unit: String, measure: String, transmission: String, measured: String, device: String,
        code: DeviceRefusal.Code
    ) async throws {
        let (fixture, desk) = try await Self.fixture()
        let body = Self.body(value, unit: unit, measure: measure, transmission: transmission, measured: measured)
        let refusal = try await #require(throws: DeviceRefusal.self) { try await desk.receive(body, from: device) }
        #expect(refusal.code == code)
        #expect(!refusal.reason.contains("86"), "no value stands in what is logged")
        #expect(try await fixture.all("Observation").isEmpty)
    }

    @Test func anotherValueUnderTheSameIdIsRefused() async throws {
        let (fixture, desk) = try await Self.fixture()
        _ = try await desk.receive(Self.body(), from: "oximeter")
        let refusal = try await #require(throws: DeviceRefusal.self) {
            try await desk.receive(Self.body("0.96"), from: "oximeter")
        }
        #expect(refusal.code == .otherContent)
        #expect(try await fixture.all("Observation").count == 1)
    }

    @Test func nothingIsTakenOfAMessageThatIsHalfWrong() async throws {
        let (fixture, desk) = try await Self.fixture()
        let body = Array(
            #"{"transmission":"b","measured":"2026-11-21T10:00:00+01:00","values":[{"system":"http://loinc.org","code":"59408-5","value":95,"unit":"%"},{"measure":"glucose","value":5,"unit":"mmol/L"}]}"#
                .utf8)
        await #expect(throws: DeviceRefusal.self) { try await desk.receive(body, from: "oximeter") }
        #expect(try await fixture.all("Observation").isEmpty)
    }
}
