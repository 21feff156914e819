import Access
import Care
import HTTPTypes
import Hummingbird
import NIOCore
import Paper
import Record

/// Letters to citizens who are not digital: a unit's list, one citizen's, and each as a file to print.
extension PageServer {
    func unitLetters(_ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        let letters = try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.unitLetters.rawValue
        ) { reading in
            guard let unit = capacity.caller.unit else { return [ListedLetter]() }
            return try CareReader(reading, directory: directory).waitingLetters(ofUnit: unit)
        }
        return page(UnitLettersView(letters: letters, context: context(visit)).html, visit)
    }

    func letters(_ citizen: String, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        if let form { return try await takeLetterForm(citizen, form, visit) }
        let opened = try await open(citizen, visit, .letters) { (try $0.letters(), try $0.isNotDigital()) }
        return page(
            LettersView(
                citizen: opened.citizen, relation: opened.relation, letters: opened.model.0,
                isNotDigital: opened.model.1, context: context(visit)
            ).html, visit)
    }

    /// One letter as a file.
    func letter(_ citizen: String, _ id: String, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .letter) { try $0.letter(id) }
        guard let letter = opened.model else { throw PageError.notFound }
        let bytes = try await letterPress.pdf(PaperLetter(letter, zone: configuration.zone))
        var headers = HTTPFields()
        headers.set("Content-Type", "application/pdf")
        headers.set("Content-Language", letter.words.language)
        headers.set("Content-Disposition", "inline; filename=\"\(id).pdf\"")
        headers.set("Cache-Control", "private, no-store")
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func takeLetterForm(_ citizen: String, _ form: FormFields, _ visit: Visit) async throws -> Response {
        let capacity = try capacity(for: citizen, visit)
        guard case .professional = capacity.caller.role else { throw PageError.forbidden }
        let hand = hand(capacity, visit, .letters)
        let desk = LetterDesk(record)
        switch form["do"] {
        case "sent":
            guard let letter = form["letter"], Route.isIdentifier(letter) else { throw PageError.badRequest }
            try await desk.send(letter, by: hand)
            return redirect(to: form["back"] == "unit" ? .unitLetters : .letters(citizen: citizen))
        case "paper", "screen":
            try await desk.set(notDigital: form["do"] == "paper", of: citizen, by: hand)
            return redirect(to: .letters(citizen: citizen))
        default: throw PageError.badRequest
        }
    }
}
