import Care

/// The access log as a file that spreadsheets open: a line for each visit, with semicolons where Danish spreadsheets want
/// them and commas elsewhere, in UTF-8 with a mark that says so.
struct AccessLogFile {
    private let context: PageContext
    private let separator: String
    private var text: String

    init(_ context: PageContext) {
        self.context = context
        separator = context.language == .danish ? ";" : ","
        let texts = context.texts.accessLog
        text = "\u{FEFF}"
        add([
            texts.day, texts.firstTime, texts.lastTime, texts.name, texts.profession, texts.unit, texts.saw, texts.why,
            texts.throughApp, texts.looks, texts.changes,
        ])
    }

    mutating func add(_ visit: AccessVisit) {
        let words = AccessWords(visit, context)
        let day = LocalTime(visit.last, zone: context.moment.zone).date.iso
        add([
            day, words.clock(visit.first), words.clock(visit.last), words.name,
            visit.who.profession ?? context.language.name(ofRole: visit.who.role), visit.who.unit ?? "",
            visit.isRefused ? context.texts.accessLog.refused : words.things, context.language.name(of: visit.reason),
            visit.app ?? "", String(visit.looks), String(visit.changes),
        ])
    }

    var bytes: [UInt8] { Array(text.utf8) }

    private mutating func add(_ fields: [String]) {
        text += fields.map(quoted).joined(separator: separator) + "\r\n"
    }

    /// In quotes (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it.
    private func quoted(_ field: String) -> String {
        let isFormula = field.first.map { "=+-@\t\r".contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + field.replacing("\"", with: "\"\"") + "\""
    }
}
