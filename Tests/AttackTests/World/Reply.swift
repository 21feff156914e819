import FHIR
import FHIRServer
import Foundation

/// An answer, as far as anybody could learn something from it.
struct Reply: Sendable, Equatable {
    let status: Int
    let body: [UInt8]
    /// The headers, in a text.
    let head: String

    init(_ answer: FHIRAnswer) {
        status = answer.status
        body = answer.body
        head = [
            answer.entityTag, answer.lastModified.map { "\($0)" }, answer.location, answer.contentLocation,
            answer.progress, answer.allowed.map(\.rawValue).joined(separator: ","),
        ].map { $0 ?? "-" }.joined(separator: " ")
    }

    init(status: Int, body: [UInt8], head: String) {
        self.status = status
        self.body = body
        self.head = head
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Every marker in it.
    var markers: Set<Marker> { Marker.all(in: body).union(Marker.all(in: head)) }

    /// The resources in it, by their numbers.
    var resources: Set<Int> { Marker.resources(in: body).union(Marker.words(in: body).map(\.item)) }

    /// The next page's address.
    var next: String? {
        guard body.count > 2, let bundle = try? JSONDocument(body).root else { return nil }
        return bundle["link"]?.elements.first { $0["relation"]?.string == "next" }?["url"]?.string
    }

    /// The versions in a history, by their resources and numbers.
    var versions: [Marker] {
        guard let bundle = try? JSONDocument(body).root else { return [] }
        return (bundle["entry"]?.elements.map { $0 } ?? []).compactMap { entry in
            let tag = entry["response"]?["etag"]?.string ?? ""
            let version = Int(tag.filter(\.isNumber))
            let address = entry["fullUrl"]?.string ?? ""
            let item = address.split(separator: "/").last.flatMap { Int($0.dropFirst(2)) }
            guard let version, let item else { return nil }
            return Marker(item: item, version: version)
        }
    }

    /// Without what differs between any two services: the names of pages.
    var plain: Reply {
        guard text.contains("/_page/") else { return self }
        let body = text.replacing(/_page\/id-[0-9]+/, with: "_page/it")
        return Reply(status: status, body: Array(body.utf8), head: head)
    }

    /// An answer about a resource that there is not, as if it were one about this resource.
    func about(_ item: Int) -> Reply {
        func replaced(_ text: String) -> String { Marker.renamed(Question.nobody, to: item, in: text) }
        return Reply(status: status, body: Array(replaced(text).utf8), head: replaced(head))
    }
}
