import FHIR

/// What is to be done has somebody to do it, who is there.
final class OwnerJudge: Judge {
    let promise = "nobody's is nothing"

    func findings(in change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        guard change.key.type == "Task", let task = RawTask(change.after), task.isOpen, !task.kind.isEmpty else {
            return []
        }
        guard let owner = task.owner else { return ["\(task.reference) is to be done by nobody"] }
        return mirror.resource(owner) == nil ? ["\(task.reference) is to be done by \(owner), who is not there"] : []
    }
}
