package import FHIR

/// One period in which somebody is responsible for a pathway in one role: from an instant until another, which is not
/// part of it.
package struct ResponsibilityPeriod: Sendable, Hashable {
    package var role: ResponsibilityRole
    package var holder: Holder
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var start: Int64
    /// The first instant that is no longer part of it; nil: it is open.
    package var end: Int64?
    package var because: ResponsibilityCause?

    /// A unit or a clinician.
    package struct Holder: Sendable, Hashable {
        /// `Organization/id` or `PractitionerRole/id`.
        package var reference: String
        package var display: String?

        package init(_ reference: String, display: String? = nil) {
            self.reference = reference
            self.display = display
        }

        /// Nil where the reference names nothing by its address.
        package init?(_ reference: Reference?) {
            guard let reference, let target = reference.target else { return nil }
            self.init(target, display: reference.display)
        }
    }

    package init(
        role: ResponsibilityRole, holder: Holder, start: Int64, end: Int64? = nil, because: ResponsibilityCause? = nil
    ) {
        self.role = role
        self.holder = holder
        self.start = start
        self.end = end
        self.because = because
    }

    /// Whether it is in force at an instant.
    package func contains(_ instant: Int64) -> Bool { start <= instant && instant < end ?? .max }
}

extension ResponsibilityPeriod {
    /// Reads the extension; nil where a part is missing or cannot be understood.
    init?(_ json: JSONValue) {
        let parts = Extension(json: json)
        guard parts.url == ResponsibilitySystems.responsibility,
            let role = parts.extensionValue("role")?.valueCode.flatMap(ResponsibilityRole.init(rawValue:)),
            let holder = Holder(parts.extensionValue("holder")?.valueReference),
            let period = parts.extensionValue("period")?.valuePeriod, let start = Self.instant(period, "start")
        else { return nil }
        let end = Self.instant(period, "end")
        guard end != nil || period.json["end"] == nil else { return nil }
        let because = parts.extensionValue("because")
        var cause = because?.valueReference?.target.map(ResponsibilityCause.handover)
        if let code = because?.valueCode {
            guard let rule = ResponsibilityCause.Rule(rawValue: code) else { return nil }
            cause = .rule(rule)
        }
        self.init(role: role, holder: holder, start: start, end: end, because: cause)
    }

    /// Instants have a time of day with its zone: a date would leave hours in which nobody knows whose it is.
    private static func instant(_ period: Period, _ name: String) -> Int64? {
        guard let date = period.json[name]?.string.flatMap(DateTime.init), date.precision >= .second else { return nil }
        return date.earliest
    }

    /// Writes the extension.
    func write(to writer: inout JSONWriter) {
        writer.object {
            $0.member("url", ResponsibilitySystems.responsibility)
            $0.array("extension") { parts in
                parts.object {
                    $0.member("url", "role")
                    $0.member("valueCode", role.rawValue)
                }
                parts.object {
                    $0.member("url", "holder")
                    $0.reference("valueReference", holder.reference, display: holder.display)
                }
                parts.object {
                    $0.member("url", "period")
                    $0.object("valuePeriod") {
                        $0.member("start", InstantText.exact(start))
                        $0.member("end", end.map(InstantText.exact))
                    }
                }
                if let because { parts.object { Self.write(because, to: &$0) } }
            }
        }
    }

    private static func write(_ because: ResponsibilityCause, to writer: inout JSONWriter) {
        writer.member("url", "because")
        switch because {
        case .handover(let task): writer.reference("valueReference", task, display: nil)
        case .rule(let rule): writer.member("valueCode", rule.rawValue)
        }
    }
}
