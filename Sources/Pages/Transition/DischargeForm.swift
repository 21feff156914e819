package import Care
import FHIR

/// The plan of a discharge as it was typed.
package struct DischargeForm: Sendable {
    package var expected: String?
    package var destination: DischargeFacts.Destination
    package var needsNursing: Bool
    package var needsRehabilitation: Bool
    package var nursing: String?

    /// An empty form: home, with help, for that is what most old people need.
    package init() {
        destination = .home
        needsNursing = true
        needsRehabilitation = false
    }

    init(_ discharge: Discharge, zone: TimeZoneRule) {
        expected = Self.text(discharge.expected, zone)
        destination = discharge.facts.destination
        needsNursing = discharge.facts.needsNursing
        needsRehabilitation = discharge.facts.needsRehabilitation
        nursing = discharge.facts.nursing
    }

    init(_ form: FormFields) {
        expected = form["expected"]
        destination = form["destination"].flatMap(DischargeFacts.Destination.init) ?? .home
        needsNursing = form["needs-nursing"] == "yes"
        needsRehabilitation = form["needs-rehabilitation"] == "yes"
        nursing = form["nursing"]
    }

    /// What is ordered; nil where the day and time are none, or have passed.
    func order(at moment: Moment) -> DischargeOrder? {
        guard let instant = expected.flatMap({ Self.instant($0, moment.zone) }), instant > moment.now else {
            return nil
        }
        return DischargeOrder(
            expected: instant, destination: destination, needsNursing: needsNursing,
            needsRehabilitation: needsRehabilitation, nursing: needsNursing || needsRehabilitation ? nursing : nil)
    }

    /// `2026-11-21T14:30` as clocks here show it; milliseconds since 1970-01-01T00:00:00Z.
    static func instant(_ text: String, _ zone: TimeZoneRule) -> Int64? {
        guard let time = DateTime(text), time.precision >= .minute else { return nil }
        let standard = time.earliest - zone.offset(time.earliest) * 1000
        return time.earliest - zone.offset(standard) * 1000
    }

    static func text(_ instant: Int64, _ zone: TimeZoneRule) -> String {
        DateTime(
            milliseconds: instant, offsetMinutes: Int(zone.offset(instant) / 60), precision: .minute
        ).text.prefix(16).description
    }
}
