import FHIR

/// The versions of its programme that a plan has followed.
extension MonitoringPlan {
    /// That somebody moved it to another version, and why.
    package struct Move: Sendable, Hashable {
        /// The versions, as `URL|VERSION`.
        package var from: String
        package var to: String
        /// Who moved it: a reference.
        package var by: String
        package var name: String?
        package var at: Int64
        package var why: String
    }

    /// A plan that is moved ends when its new version says, though not before now, and somebody is to be in contact as often as that
    /// says. The citizen's own limits and what is usual go along.
    ///
    /// - Parameter former: nil where what it followed is not here any more.
    mutating func follow(_ programme: Programme, after former: Programme?, at instant: Int64) {
        if former?.endsAfterDays != programme.endsAfterDays {
            end = programme.endsAfterDays.map { max(start + Int64($0) * LocalClock.day, instant) }
        }
        // Who has been told that nobody was in contact is reminded when that was to be.
        if let last = contact?.last, contact?.told == nil, let days = programme.contactWithinDays {
            contact?.next = last + Int64(days) * LocalClock.day
        }
    }

    /// How the plan was changed by moves since an instant: from the version before the first of them; nil where there was none.
    func moved(since instant: Int64) -> (from: String, last: Move)? {
        guard let first = moves.first(where: { $0.at >= instant }), let last = moves.last else { return nil }
        return (first.from, last)
    }
}

extension MonitoringPlan.Move {
    init?(_ json: JSONValue) {
        guard let from = json.part("from")?["valueCanonical"]?.string,
            let to = json.part("to")?["valueCanonical"]?.string, let by = json.part("by")?["valueReference"],
            let reference = by["reference"]?.string, let at = json.part("at")?["valueDateTime"]?.momentValue,
            let why = json.part("why")?["valueString"]?.string, MonitoringSystems.isText(why)
        else { return nil }
        self.init(from: from, to: to, by: reference, name: by["display"]?.string, at: at, why: why)
    }

    func write(to list: inout JSONWriter) {
        list.part("from") { $0.member("valueCanonical", from) }
        list.part("to") { $0.member("valueCanonical", to) }
        list.part("by") { $0.link("valueReference", by, name) }
        list.part("at") { $0.member("valueDateTime", MonitoringNumber.instant(at)) }
        list.part("why") { $0.member("valueString", why) }
    }
}
