import FHIR

/// Of many offers of a pathway one is accepted at most at a time; when it is, the others are over; and what is over is not
/// offered.
final class OfferJudge: Judge {
    let promise = "one answer"

    /// The handovers of a pathway that await an answer.
    private var open: [String: Set<String>] = [:]
    /// Those of which something was changed in this step.
    private var touched: Set<String> = []
    /// Those that somebody has said yes to in this step.
    private var answered: Set<String> = []

    func findings(in change: RecordMirror.Change, _ mirror: RecordMirror) -> [String] {
        if change.key.type == "EpisodeOfCare" { touched.insert(change.key.reference) }
        guard let task = RawTask(change.after), task.isHandover, let pathway = task.focus else { return [] }
        touched.insert(pathway)
        if task.awaitsAnswer {
            open[pathway, default: []].insert(task.reference)
        } else {
            open[pathway]?.remove(task.reference)
        }
        guard task.status == "accepted", RawTask(change.before)?.awaitsAnswer == true else { return [] }
        answered.insert(pathway)
        return []
    }

    func findings(at now: Int64, _ mirror: RecordMirror) -> [String] {
        defer {
            touched = []
            answered = []
        }
        return touched.sorted().compactMap { pathway in
            guard let left = open[pathway], !left.isEmpty else { return nil }
            if !["active", "onhold"].contains(mirror.resource(pathway)?["status"]?.string) {
                return "\(pathway) is over, and is offered still"
            }
            return !answered.contains(pathway) ? nil : "\(pathway) was accepted, and is offered to others still"
        }
    }
}
