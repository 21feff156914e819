import FHIR

/// That a deadline of a task passed, and who was told.
package struct TaskEscalation: Sendable, Hashable {
    package var because: Missed
    package var at: Int64
    /// Who was told: a person or, where nobody is named as leader, the unit.
    package var to: String

    package init(because: Missed, at: Int64, to: String) {
        self.because = because
        self.at = at
        self.to = to
    }

    /// What did not happen in time.
    package enum Missed: String, Sendable, Hashable, CaseIterable {
        case unanswered, undone
    }
}

/// As an extension of the Task.
extension TaskEscalation {
    init?(_ json: JSONValue) {
        let parts = json.list("extension")
        func part(_ name: String) -> JSONValue? { parts.first { $0["url"]?.string == name } }
        guard let because = part("because")?["valueCode"]?.string.flatMap(Missed.init),
            let at = part("at")?["valueDateTime"]?.instantValue,
            let to = part("to")?["valueReference"]?["reference"]?.string
        else { return nil }
        self.init(because: because, at: at, to: to)
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.array("extension") { list in
                list.object {
                    $0.member("url", "step")
                    $0.member("valueCode", "leader")
                }
                list.object {
                    $0.member("url", "because")
                    $0.member("valueCode", because.rawValue)
                }
                list.object {
                    $0.member("url", "at")
                    $0.member("valueDateTime", CoordinationSystems.text(at))
                }
                list.object {
                    $0.member("url", "to")
                    $0.reference("valueReference", to, display: nil)
                }
            }
            $0.member("url", CoordinationSystems.escalation)
        }
        return writer.bytes
    }
}
