import FHIR

/// What is under way, for those who look for something to do.
final class Board {
    /// Pathways that are active, as `EpisodeOfCare/id`.
    private(set) var pathways = Roll()
    /// Handovers that await an answer, as `Task/id`.
    private(set) var offers = Roll()
    /// Tasks that are to be done and are no handovers, as `Task/id`.
    private(set) var tasks = Roll()
    /// Handovers that were accepted from an instant to come, by their pathways.
    private(set) var promises: [String: String] = [:]
    /// How many active pathways a citizen has, by `Patient/id`.
    private(set) var pathwaysOfCitizen: [String: Int] = [:]

    func follow(_ changes: [RecordMirror.Change]) {
        for change in changes {
            switch change.key.type {
            case "EpisodeOfCare":
                let wasOpen = Self.isActive(change.before)
                let isOpen = Self.isActive(change.after)
                pathways.set(change.key.reference, isOn: isOpen)
                if wasOpen != isOpen, let patient = (change.after ?? change.before)?["patient"]?["reference"]?.string {
                    pathwaysOfCitizen[patient, default: 0] += isOpen ? 1 : -1
                }
            case "Task":
                let task = RawTask(change.after)
                offers.set(change.key.reference, isOn: task?.isHandover == true && task?.awaitsAnswer == true)
                if let task, task.isHandover, let pathway = task.focus {
                    let isPromised = task.status == "accepted" && change.after?["executionPeriod"]?["end"] == nil
                    if isPromised {
                        promises[pathway] = task.reference
                    } else if promises[pathway] == task.reference {
                        promises[pathway] = nil
                    }
                }
                tasks.set(change.key.reference, isOn: task?.isHandover == false && task?.isOpen == true)
            default: break
            }
        }
    }

    private static func isActive(_ pathway: JSONValue?) -> Bool { pathway?["status"]?.string == "active" }
}
