import FHIR

/// What is under way, for those who look for something to do.
final class Board {
    /// Pathways that are active, as `EpisodeOfCare/id`.
    private(set) var pathways = Roll()
    /// Handovers that await an answer, as `Task/id`.
    private(set) var offers = Roll()
    /// Tasks that a unit has given another, as `Task/id`.
    private(set) var delegated = Roll()
    /// Handovers that were accepted from an instant to come, by their pathways.
    private(set) var promises: [String: String] = [:]
    /// Stays in hospital that nobody has begun to end, as `Encounter/id`.
    private(set) var stays = Roll()
    /// Discharges that are being prepared, and those that are over, as `Task/id`.
    private(set) var preparing = Roll()
    private(set) var discharged = Roll()
    /// Parts of discharges that are not received yet, as `Task/id`.
    private(set) var parts = Roll()
    /// Questions that are not answered yet, as `Task/id`.
    private(set) var questions = Roll()
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
                follow(change.key.reference, task)
            case "Encounter":
                // The record itself writes who is to know of a stay: it goes on. Another stay may take its place.
                let isOpen = change.after?["status"]?.string == "in-progress"
                if change.before == nil || !isOpen { stays.set(change.key.reference, isOn: isOpen) }
            default: break
            }
        }
    }

    private func follow(_ reference: String, _ task: RawTask?) {
        let isOpen = task?.isOpen == true
        if task?.kind == "discharge", let stay = task?.focus { stays.set(stay, isOn: false) }
        preparing.set(reference, isOn: task?.kind == "discharge" && isOpen)
        discharged.set(reference, isOn: task?.kind == "discharge" && task?.status == "completed")
        parts.set(reference, isOn: isOpen && RawTask.parts.contains(task?.kind ?? ""))
        questions.set(reference, isOn: isOpen && task?.kind == "question")
        delegated.set(reference, isOn: isOpen && task?.kind == RawTask.delegated)
    }

    private static func isActive(_ pathway: JSONValue?) -> Bool { pathway?["status"]?.string == "active" }
}
