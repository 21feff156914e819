import Access
import Care
import HTTPTypes
import Hummingbird
import NIOCore
import Paper
import Record

/// Letters to citizens who are not digital: a unit's list, one citizen's, and each as a file.
extension PageServer {
    func unitLetters(_ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        let letters = try await record.read(
            .lookup, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.unitLetters.rawValue
        ) { reading in
            guard let unit = capacity.caller.unit else { return [ListedLetter]() }
            return try CareReader(reading, directory: directory).openLetters(ofUnit: unit)
        }
        return page(UnitLettersView(letters: letters, context: context(visit)).html, visit)
    }

    func letters(
        _ citizen: String, _ notice: LetterNotice?, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        if let form { return try await takeLetterForm(citizen, form, visit) }
        let opened = try await open(citizen, visit, .letters) { (try $0.letters(), try $0.marks()) }
        return page(
            LettersView(
                citizen: opened.citizen, relation: opened.relation, letters: opened.model.0, marks: opened.model.1,
                notice: notice, context: context(visit)
            ).html, visit)
    }

    /// One letter as a file: as it was printed, or as it would be printed now.
    func letter(_ citizen: String, _ id: String, _ visit: Visit) async throws -> Response {
        let opened = try await open(citizen, visit, .letter) { try $0.letter(id) }
        guard let letter = opened.model else { throw PageError.notFound }
        let bytes = try await letterPress.pdf(PaperLetter(letter, context: context(visit)))
        var headers = HTTPFields()
        headers.set("Content-Type", "application/pdf")
        headers.set("Content-Language", letter.language)
        headers.set("Content-Disposition", "inline; filename=\"\(id).pdf\"")
        headers.set("Cache-Control", "private, no-store")
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func takeLetterForm(_ citizen: String, _ form: FormFields, _ visit: Visit) async throws -> Response {
        let capacity = try capacity(for: citizen, visit)
        let hand = hand(capacity, visit, .letters)
        let list = form["back"] == "unit" ? Route.unitLetters : .letters(citizen: citizen, nil)
        if let (mark, value) = Self.mark(form["do"]) {
            guard capacity.relation == .own || capacity.relation == .patient else { throw PageError.forbidden }
            try await CitizenMarkDesk(record).say(mark, value, of: citizen, by: hand)
            return redirect(to: .letters(citizen: citizen, nil))
        }
        guard case .professional = capacity.caller.role else { throw PageError.forbidden }
        guard let id = form["letter"], Route.isIdentifier(id) else { throw PageError.badRequest }
        do {
            switch form["do"] {
            case "print":
                try await printLetter(id, of: citizen, by: hand, visit)
                return redirect(to: .letter(citizen: citizen, id: id))
            case "post":
                try await LetterDesk(record).post(id, of: citizen, by: hand)
                return redirect(to: list)
            default: throw PageError.badRequest
            }
        } catch RecordError.conflict {
            return redirect(to: .letters(citizen: citizen, .late))
        }
    }

    /// Keeps the words of a letter as they are at this moment; what was printed before has its own.
    private func printLetter(
        _ id: String, of citizen: String, by hand: ConsentDesk.Hand, _ visit: Visit
    ) async throws {
        guard let letter = try await open(citizen, visit, .letter, { try $0.letter(id) }).model else {
            throw PageError.notFound
        }
        try await LetterDesk(record).print(
            id, of: citizen, words: LetterWriter(letter, context: context(visit)).blocks, telling: letter.told, by: hand
        )
    }

    /// What a form says of how the citizen lives; nil where it says something else.
    private static func mark(_ step: String?) -> (CitizenMark, Bool)? {
        switch step {
        case "paper": (.notDigital, true)
        case "screen": (.notDigital, false)
        case "alone": (.livesAlone, true)
        case "with-others": (.livesAlone, false)
        default: nil
        }
    }
}
