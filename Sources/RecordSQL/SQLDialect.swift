package import Record

/// Where the engines' SQL differs. Everything else is the same text for all.
package protocol SQLDialect: Sendable {
    /// How a ``ResourceKey`` lies in columns.
    var keys: KeyColumns { get }

    /// Stands before a column so that it is not used to find the rows of `resource`, where another way in is better.
    var asideHint: String { get }

    /// Whether a search must say itself which of its clauses is looked up first, and how the others are tried on what that
    /// one finds: this engine does not know how many rows a value has.
    var needsSearchOrder: Bool { get }

    /// Whether each patient's rows lie in a part of each table, so that a search is quick where it says whose they are.
    var liesInParts: Bool { get }

    /// A question that sets, until the snapshot ends, what counts over all parts need; nil: nothing.
    var tallySettings: String? { get }

    /// Where a resource is found by its type and then its id, deleted or not: what stands after `FROM`.
    var resourceByIdentifier: String { get }

    /// The condition that a row of `resource`, of a type, has one of so many ids: the type, then the ids.
    func hasIdentifier(among count: Int) -> String

    /// What the id of a row of `resource` is in the references of the search index.
    var indexedIdentifier: String { get }

    /// Where a patient's `number` and `next` are found by id: what stands after `FROM`.
    var patientByIdentifier: String { get }

    /// Makes a patient with this id, and gives its number.
    var insertPatient: String { get }

    /// Takes the key, type, id, instant and body of a resource's first version.
    var insertResource: RowStatement { get }

    /// Each takes a resource's new key and then its old one, and moves what lies under it.
    var moveResource: [String] { get }

    /// Takes number, instant, patient (or null), asked, who, role, purpose, action, activity, outcome, count, hash, ground,
    /// unit, app.
    var insertAudit: RowStatement { get }

    /// The number and hash of the newest audit row.
    var newestAudit: String { get }

    /// Tells all processes, when it is committed, that there are newer events; nil where a process tells only itself.
    var announcement: String? { get }

    /// A row's patient in the audit; null where there is none.
    var auditPatient: String { get }

    /// By what rows of the audit are found that are about one patient, where it is not by the patient alone.
    var auditSpan: AuditSpan? { get }

    /// What a server is asked when it is known what is about to be written; nil where each question costs nothing.
    var expectations: ExpectationStatements? { get }

    /// For a record that is copied.
    var copying: CopyStatements { get }

    /// The name in a row of `type` as ``PlaceText`` writes it.
    func placeText(_ type: String) -> String

    /// The type and id of a row of `resource`, and its row of `type`, as ``PlaceText`` writes them.
    func placeText(_ resource: String, _ type: String) -> String

    /// The condition that a column of text contains a text.
    func contains(_ column: String) -> String

    /// The condition that an indexed column of text begins with a text.
    func startsWith(_ column: String, _ text: String) -> SQLText

    /// The condition that an indexed column of text is this text.
    func isText(_ column: String, _ text: String) -> SQLText

    /// The expression by which a column of text lies in an index.
    func indexed(_ column: String) -> String

    /// The condition that an indexed column of addresses, which are words, begins with a text.
    func beginsWith(_ column: String, _ text: String) -> SQLText

    /// What stands after `ORDER BY` for a column, null first.
    func ascending(_ column: String) -> String
    /// What stands after `ORDER BY` for a column, null last.
    func descending(_ column: String) -> String

    /// The statements that make a projection's table and its indexes.
    func statements(for projection: Projection) -> String
    /// The statements that make way for them.
    func dropping(_ projection: Projection) -> String

    /// What must never be: each query gives a row, with a number to name it by, for every place where it is.
    var contradictions: [Contradiction] { get }
}

/// The audit's index by patient in pieces, each for so many rows of the audit in turn: whoever is looked at, the row goes
/// into the newest piece, which is a few pages. One index over all would have a page written for each look at somebody
/// else.
package struct AuditSpan: Sendable {
    /// How many rows of the audit a piece is for.
    package let rows: Int64

    package init(rows: Int64) {
        self.rows = rows
    }

    /// The number of the piece that a row belongs to, as the index has it.
    package var expression: String { "number / \(rows)" }

    /// The number of the piece that the row with this number belongs to.
    package func piece(of number: Int64) -> Int64 { number / rows }
}

/// Questions about all that is about to be written.
package struct ExpectationStatements: Sendable {
    /// Takes type and id: type, id, key, version, updated, body.
    package let resources: RowStatement
    /// Takes the id of a patient: id, number, next.
    package let patients: RowStatement
    /// Takes the ids of patients that are new, and makes them: id, number, next.
    package let newPatients: RowStatement

    package init(resources: RowStatement, patients: RowStatement, newPatients: RowStatement) {
        self.resources = resources
        self.patients = patients
        self.newPatients = newPatients
    }
}

/// What only copying a whole record needs.
package struct CopyStatements: Sendable {
    /// For the source, before anything else.
    package let beforehand: [String]
    /// Takes number, id, next.
    package let patient: RowStatement
    /// Takes key, type, id, version, updated, body.
    package let resource: RowStatement
    /// Takes number, key, version, change.
    package let event: RowStatement
    /// The number of the last event that ever was.
    package let lastEvent: String
    /// Each takes that number, and sees to it that the next event has a higher one.
    package let setLastEvent: [String]
    /// When everything is there.
    package let afterwards: [String]

    package init(
        beforehand: [String], patient: RowStatement, resource: RowStatement, event: RowStatement, lastEvent: String,
        setLastEvent: [String], afterwards: [String]
    ) {
        self.beforehand = beforehand
        self.patient = patient
        self.resource = resource
        self.event = event
        self.lastEvent = lastEvent
        self.setLastEvent = setLastEvent
        self.afterwards = afterwards
    }
}

/// Something in the record that must never be.
package struct Contradiction: Sendable {
    /// Gives one number a row.
    package let query: String
    /// What the number belongs to, such as `patient`.
    package let subject: String
    /// What is wrong with it.
    package let finding: String

    package init(_ query: String, subject: String, finding: String) {
        self.query = query
        self.subject = subject
        self.finding = finding
    }
}
