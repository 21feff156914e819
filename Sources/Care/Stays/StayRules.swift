import Access
import FHIR
import Record

/// Who says how a stay goes: the department where it is. Other systems and operators tell of stays elsewhere.
enum StayRules {
    static let rule = WriteRule(name: "hospital stay", types: ["Encounter"]) { change in
        guard case .professional = change.caller.role, let before = change.before.flatMap(HospitalStay.init) else {
            return nil
        }
        guard change.caller.unit.map({ "Organization/" + $0 }) != before.department else { return nil }
        guard let after = change.after.flatMap(HospitalStay.init), isSame(before, after) else {
            return "Encounter: only the department where somebody is says how the stay goes"
        }
        return nil
    }

    private static func isSame(_ before: HospitalStay, _ after: HospitalStay) -> Bool {
        before.state == after.state && before.department == after.department && before.kind == after.kind
            && before.start == after.start && before.end == after.end && before.leave == after.leave
            && before.treatmentFinished == after.treatmentFinished
    }
}
