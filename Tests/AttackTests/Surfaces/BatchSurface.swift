import FHIRServer
import TestSupport

/// Several questions in one request.
enum BatchSurface {
    static func batch(_ draw: inout Draw) -> Question {
        var entries: [String] = []
        for _ in 0..<4 {
            let asked =
                switch Int.random(in: 0..<4, using: &draw.random) {
                case 0: ReadSurface.read(&draw)
                case 1: SearchSurface.byValue(&draw)
                case 2: ChainSurface.has(&draw)
                default: OrderSurface.count(&draw)
                }
            let query = QueryParameters(asked.query).encoded
            let address = asked.path.joined(separator: "/") + (query.isEmpty ? "" : "?" + query)
            entries.append(
                Fragment.object(["request": Fragment.object(["method": "\"GET\"", "url": Fragment.quoted(address)])]))
        }
        var question = Question("")
        question.method = .post
        question.body = Fragment.object([
            "resourceType": "\"Bundle\"", "type": Fragment.quoted(draw.pick("batch", "batch", "transaction")),
            "entry": Fragment.array(entries),
        ])
        // A transaction is opened as a writer: who may write nothing is refused, whatever is asked.
        if question.body.contains("\"transaction\"") { question.judge = .words }
        return question
    }
}
