import TestSupport

/// Questions that cannot be answered: what is said about them must not tell what there is.
enum MistakeSurface {
    static func mistake(_ draw: inout Draw) -> Question {
        let item = draw.item()
        switch Int.random(in: 0..<8, using: &draw.random) {
        case 0: return Question("\(item.reference)/_history/abc")
        case 1: return Question("\(item.reference)/_history/0")
        case 2: return Question(item.type, ["nonsense": item.id])
        case 3: return Question(item.reference, ["_summary": "count"])
        case 4: return Question(item.reference, ["_format": "text/turtle"])
        case 5: return Question("Observation", ["subject.nonsense": item.id])
        // The right id under another type.
        case 6: return Question((item.type == "Basic" ? "Flag" : "Basic") + "/" + item.id)
        default: return Question(item.type, ["_sort": "nonsense", "_id": item.id])
        }
    }
}
