package import FHIR

/// One step that was taken because a deadline passed. It stands on the Task or the pathway whose deadline it was.
package struct Escalation: Sendable, Hashable {
    package var step: Step
    /// When it was taken: milliseconds since 1970-01-01T00:00:00Z.
    package var at: Int64
    /// Who was told: a reference.
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

    package init(step: Step, at: Int64, to: String, next: Int64? = nil) {
        self.step = step
        self.at = at
        self.to = to
        self.next = next
    }

    /// Those of a resource, in their order.
    package static func all(of resource: JSONValue) -> [Escalation] {
        resource.list("extension").compactMap { Escalation($0) }
    }

    /// Nil where it is another extension, or a part is missing.
    private init?(_ json: JSONValue) {
        let parts = Extension(json: json)
        guard parts.url == ResponsibilitySystems.escalation,
            let step = parts.extensionValue("step")?.valueCode.flatMap(Step.init(rawValue:)),
            let at = parts.extensionValue("at")?.valueDateTime?.earliest,
            let to = parts.extensionValue("to")?.valueReference?.target
        else { return nil }
        self.init(step: step, at: at, to: to, next: parts.extensionValue("next")?.valueDateTime?.earliest)
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
                parts.object {
                    $0.member("url", "at")
                    $0.member("valueDateTime", ResponsibilityTime.text(at))
                }
                parts.object {
                    $0.member("url", "to")
                    $0.reference("valueReference", to, display: nil)
                }
                if let next {
                    parts.object {
                        $0.member("url", "next")
                        $0.member("valueDateTime", ResponsibilityTime.text(next))
                    }
                }
            }
        }
    }
}
