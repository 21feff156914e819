import Access
import FHIR
import Record

/// What somebody has let an app do: who, whose record, what, until when. Ending it ends every token that rests on it.
package struct AppConsent: Sendable, Hashable {
    package var id: String
    package var app: String
    package var person: AppPerson
    /// The one patient that it is about; nil: all whom a professional may see.
    package var patient: String?
    /// As given, which may be less than was asked for.
    package var scope: String
    /// When it was given; milliseconds since 1970, as all instants here.
    package var began: Int64
    /// When it ends by itself.
    package var until: Int64
    /// When the app last used it, to the hour.
    package var used: Int64
    /// The session that it ends with; nil: it outlives the session.
    package var session: String?

    private static let prefix = "app-consent/"
    private static let ofPerson = "app-consent-of/"
    /// What stands in a note whose name says all.
    private static let mark = Array("1".utf8)
    /// How exactly it is known when an app was last used.
    static let usedEvery: Int64 = 3_600_000

    static func name(of id: String) -> String { prefix + id }

    /// Under which names it is found by who gave it and by whose record it is about.
    private var references: Set<String> {
        Set(([person.account] + [patient.map { "Patient/" + $0 }]).compactMap { $0 })
    }

    /// Keeps it.
    func keep(in transaction: Transaction) throws {
        try transaction.setNote(Self.name(of: id), to: bytes)
        for reference in references { try transaction.setNote(Self.ofPerson + reference + "/" + id, to: Self.mark) }
    }

    /// What of it the audit says.
    enum Change: String {
        case letIn = "app consent"
        case ended = "app end"
        /// The app itself gave it back.
        case givenBack = "app revoke"
        /// A code or a token came a second time: one of two has stolen it.
        case stolen = "app stolen"
        /// The operator took the app away.
        case removed = "app remove"
    }

    /// Says in the audit what has become of it.
    ///
    /// - Parameter decider: who decided; nil: the person who let the app in.
    func tell(_ change: Change, by decider: Caller? = nil, _ purpose: Purpose? = nil, in transaction: Transaction)
        throws
    {
        var caller = decider ?? person.caller(through: app)
        caller.app = app
        try transaction.tell(
            of: caller, because: purpose ?? person.purpose, doing: change.rawValue, patient: patient)
    }

    /// Ends it, and says so in the audit. The secrets that rest on it are worth nothing from then on, and go away in their
    /// time.
    func end(
        _ change: Change, by decider: Caller? = nil, _ purpose: Purpose? = nil, in transaction: Transaction
    ) throws {
        guard try transaction.note(Self.name(of: id)) != nil else { return }
        try tell(change, by: decider, purpose, in: transaction)
        try forget(in: transaction)
    }

    /// Takes it away when its time is over: nobody decides that.
    private func forget(in transaction: Transaction) throws {
        try transaction.setNote(Self.name(of: id), to: nil)
        for reference in references { try transaction.setNote(Self.ofPerson + reference + "/" + id, to: nil) }
    }

    /// Those that somebody gave, and those about somebody's record.
    static func all(of reference: String, in reading: any EngineReading) throws -> [AppConsent] {
        try all(of: reference, notes: { try reading.notes(startingWith: $0) }, note: { try reading.note($0) })
    }

    static func all(of reference: String, in transaction: Transaction) throws -> [AppConsent] {
        try all(of: reference, notes: { try transaction.notes(startingWith: $0) }, note: { try transaction.note($0) })
    }

    private static func all(
        of reference: String, notes: (String) throws -> [RecordNote], note: (String) throws -> [UInt8]?
    ) throws -> [AppConsent] {
        let prefix = ofPerson + reference + "/"
        return try notes(prefix).compactMap { found in
            try note(name(of: String(found.name.dropFirst(prefix.count)))).flatMap(AppConsent.init)
        }
    }

    /// Takes a few away that have ended by themselves, from a place by chance.
    static func sweep(from place: String, at now: Int64, in transaction: Transaction) throws {
        for note in try transaction.notes(startingWith: prefix, after: prefix + place, limit: 8) {
            if let consent = AppConsent(note.value), consent.until <= now { try consent.forget(in: transaction) }
        }
    }

    /// Ends all that people have let an app do.
    static func endAll(of app: String, in transaction: Transaction) throws {
        for note in try transaction.notes(startingWith: prefix) {
            guard let consent = AppConsent(note.value), consent.app == app else { continue }
            try consent.end(.removed, by: .commandLine, .healthSystemAdministration, in: transaction)
        }
    }
}

/// As the record keeps it.
extension AppConsent {
    init?(_ value: [UInt8]) {
        guard let root = try? JSONDocument(value).root else { return nil }
        self.init(root)
    }

    init?(_ root: JSONValue) {
        guard let id = root["id"]?.string, let app = root["app"]?.string,
            let person = root["person"].flatMap(AppPerson.init), let scope = root["scope"]?.string,
            let began = root.integer("began"), let until = root.integer("until"), let used = root.integer("used")
        else { return nil }
        self.init(
            id: id, app: app, person: person, patient: root["patient"]?.string, scope: scope, began: began,
            until: until,
            used: used, session: root["session"]?.string)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            writer.member("app", app)
            writer.key("person")
            person.write(to: &writer)
            writer.member("patient", patient)
            writer.member("scope", scope)
            writer.member("began", Int(began))
            writer.member("until", Int(until))
            writer.member("used", Int(used))
            writer.member("session", session)
        }
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }
}
