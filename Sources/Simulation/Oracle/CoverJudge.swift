import FHIR

/// Every pathway has exactly one responsible unit at every instant of its life, and what was written of it stays.
final class CoverJudge: Judge {
    let promise = "one has it"

    func findings(in change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        guard change.key.type == "EpisodeOfCare" else { return [] }
        let name = change.key.reference
        guard let after = change.after else { return ["\(name) was deleted"] }
        guard let periods = RawPeriod.all(of: after) else { return ["\(name) has a period that cannot be read"] }
        var findings = Self.gaps(in: after, periods).map { "\(name) \($0)" }
        if let before = change.before, let former = RawPeriod.all(of: before) {
            findings += Self.rewritten(former, periods, between: change.former, and: change.instant).map {
                "\(name) \($0)"
            }
        }
        return findings
    }

    /// What is wrong with the periods as they stand.
    private static func gaps(in pathway: JSONValue, _ periods: [RawPeriod]) -> [String] {
        let isOpen = ["active", "onhold"].contains(pathway["status"]?.string)
        let start = RawPeriod.instant(pathway["period"]?["start"])
        let manager = pathway["managingOrganization"]?["reference"]?.string
        if isOpen, start == nil || manager == nil { return ["is open, and nobody has it"] }
        let units = periods.filter { $0.role == "unit" }
        guard let first = units.first, let last = units.last else {
            return periods.isEmpty ? [] : ["has a history without a unit"]
        }
        var findings: [String] = []
        if first.start != start { findings.append("begins at \(start ?? 0), and its first unit at \(first.start)") }
        for (one, next) in zip(units, units.dropFirst()) where one.end != next.start {
            findings.append("goes from \(one.holder) at \(one.end ?? -1) to \(next.holder) at \(next.start)")
        }
        for unit in units where (unit.end ?? .max) < unit.start {
            findings.append("has a period that ends before it begins")
        }
        if isOpen {
            if last.end != nil { findings.append("is open, and nobody has it now") }
            if last.holder != manager { findings.append("is said to be \(manager ?? "")'s, and is \(last.holder)'s") }
        } else if pathway["status"]?.string == "finished", last.end == nil {
            findings.append("is over, and \(last.holder) still has it")
        }
        let clinicians = periods.filter { $0.role == "clinician" }
        for (one, next) in zip(clinicians, clinicians.dropFirst()) where (one.end ?? .max) > next.start {
            findings.append("has two clinicians at once")
        }
        return findings
    }

    /// What was written before, and is not as it was.
    ///
    /// - Parameters:
    ///   - earlier: when the former version was written.
    ///   - now: when this one was.
    private static func rewritten(
        _ former: [RawPeriod], _ periods: [RawPeriod], between earlier: Int64, and now: Int64
    ) -> [String] {
        guard periods.count >= former.count else { return ["has lost a part of its history"] }
        var findings: [String] = []
        for (old, new) in zip(former, periods) where old != new {
            guard old.role == new.role, old.holder == new.holder, old.start == new.start, old.cause == new.cause,
                old.end ?? .max > new.end ?? .max
            else {
                findings.append("has another history than it had")
                continue
            }
            // Whoever asked meanwhile was told that this one has it.
            if old.role == "unit", let end = new.end, end > now {
                findings.append("is given away by \(new.holder) at an instant to come")
            }
        }
        return findings
    }
}
