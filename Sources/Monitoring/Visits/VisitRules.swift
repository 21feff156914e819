import Access
import FHIR
import Record

/// Whether a visit was saved is the record's to say: nobody who is counted by it writes it.
enum VisitRules {
    static let rule = WriteRule(name: "instead of a visit", types: ["Task"]) { change in
        switch change.caller.role {
        case .operator, .system: return nil
        default: break
        }
        return mark(of: change.before) == mark(of: change.after)
            ? nil : "Task.extension(\(InsteadOfVisit.url)): the record's to write"
    }

    /// What a Task says of the visit; empty where it says nothing.
    private static func mark(of task: JSONValue?) -> [String] {
        (task?.parts(InsteadOfVisit.url) ?? []).flatMap { part in
            part.list("extension").map { entry in
                [entry["url"]?.string, entry["valueInteger"]?.numberText, entry["valueCode"]?.string]
                    .compactMap(\.self).joined(separator: " ")
            }
        }
    }
}
