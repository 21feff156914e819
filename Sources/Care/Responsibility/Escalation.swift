package import FHIR

/// One step that was taken because a deadline passed. It stands on the Task or the pathway whose deadline it was.
package struct Escalation: Sendable, Hashable {
    package var step: Step
    /// What did not happen in time, where the resource has more deadlines than one.
    package var because: Missed?
    /// When it was taken: milliseconds since 1970-01-01T00:00:00Z.
    package var at: Int64
    /// Who was told: a reference to a person, or to a unit.
    package var to: String
    /// When the next step is due; nil: this was the last.
    package var next: Int64?

    /// In the order they are taken in.
    package enum Step: String, Sendable, Hashable, CaseIterable {
        case reminder
        case leader
        case dutyHolder = "duty-holder"

        /// What comes after it; nil: nothing.
        package var next: Step? {
            switch self {
            case .reminder: .leader
            case .leader: .dutyHolder
            case .dutyHolder: nil
            }
        }
    }

    package enum Missed: String, Sendable, Hashable, CaseIterable {
        case unanswered, undone
    }

    package init(step: Step, because: Missed? = nil, at: Int64, to: String, next: Int64? = nil) {
        self.step = step
        self.because = because
        self.at = at
        self.to = to
        self.next = next
    }

    /// Those of a resource, in their order.
    package static func all(of resource: JSONValue) -> [Escalation] {
        resource.list("extension").compactMap { Escalation($0) }
    }

    /// How many a resource says it has, well written or not.
    static func count(in resource: JSONValue) -> Int {
        resource.list("extension").count { $0["url"]?.string == ResponsibilitySystems.escalation }
    }

    /// Nil where it is another extension, or a part is missing.
    private init?(_ json: JSONValue) {
        let parts = Extension(json: json)
        guard parts.url == ResponsibilitySystems.escalation,
            let step = parts.extensionValue("step")?.valueCode.flatMap(Step.init(rawValue:)),
            let at = parts.extensionValue("at")?.valueDateTime?.earliest,
            let to = parts.extensionValue("to")?.valueReference?.target
        else { return nil }
        self.init(
            step: step, because: parts.extensionValue("because")?.valueCode.flatMap(Missed.init(rawValue:)), at: at,
            to: to, next: parts.extensionValue("next")?.valueDateTime?.earliest)
    }

    /// Writes the extension.
    package func write(to writer: inout JSONWriter) {
        writer.object {
            $0.member("url", ResponsibilitySystems.escalation)
            $0.array("extension") { parts in
                parts.object {
                    $0.member("url", "step")
                    $0.member("valueCode", step.rawValue)
                }
                if let because {
                    parts.object {
                        $0.member("url", "because")
                        $0.member("valueCode", because.rawValue)
                    }
                }
                parts.object {
                    $0.member("url", "at")
                    $0.member("valueDateTime", InstantText.exact(at))
                }
                parts.object {
                    $0.member("url", "to")
                    $0.reference("valueReference", to, display: nil)
                }
                if let next {
                    parts.object {
                        $0.member("url", "next")
                        $0.member("valueDateTime", InstantText.exact(next))
                    }
                }
            }
        }
    }

    /// The step after those that were taken: a reminder to the unit, then its leader, then who has the duty. However late a
    /// clock strikes, each is given the time that is theirs.
    static func next(after taken: [Escalation], of limits: UnitLimits, at instant: Int64) -> Escalation {
        let step = taken.last.map { $0.step.next ?? .dutyHolder } ?? .reminder
        return switch step {
        case .reminder:
            Escalation(step: step, at: instant, to: limits.unit, next: instant + limits[.leaderAfter])
        case .leader:
            Escalation(step: step, at: instant, to: limits.leader, next: instant + limits[.dutyHolderAfter])
        case .dutyHolder: Escalation(step: step, at: instant, to: limits.dutyHolder)
        }
    }

    /// A resource with this step added to those that it has.
    func added(to resource: JSONValue) throws -> JSONValue {
        var writer = JSONWriter()
        write(to: &writer)
        var editor = JSONEditor(resource)
        editor.append(extensions: [writer.bytes], to: resource)
        return try JSONDocument(editor.bytes).root
    }
}
