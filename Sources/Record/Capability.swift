package import Access
package import FHIR

/// What a room of `Care` brings to the record: one value.
package struct Capability: Sendable {
    package let name: String
    package let projections: [Projection]
    package let rules: [WriteRule]
    package let admissions: [Admission]
    package let consequences: [Consequence]
    package let clocks: [Clock]
    package let checks: [ContentCheck]

    package init(
        name: String, projections: [Projection] = [], rules: [WriteRule] = [], admissions: [Admission] = [],
        consequences: [Consequence] = [], clocks: [Clock] = [], checks: [ContentCheck] = []
    ) {
        self.name = name
        self.projections = projections
        self.rules = rules
        self.admissions = admissions
        self.consequences = consequences
        self.clocks = clocks
        self.checks = checks
    }
}

/// Lets through the door what the gate's decision alone would not: a citizen's own word about own data, say. What is
/// admitted must still keep every ``WriteRule``. Pure.
package struct Admission: Sendable {
    package let name: String
    package let types: Set<String>
    /// Whether it is also asked of what lies in nobody's compartment; else only of what is somebody's.
    package let coversNobodys: Bool
    /// Whether this change by this caller is let through.
    package let admits: @Sendable (ProposedChange) -> Bool

    package init(
        name: String, types: Set<String>, coversNobodys: Bool = false,
        admits: @escaping @Sendable (ProposedChange) -> Bool
    ) {
        self.name = name
        self.types = types
        self.coversNobodys = coversNobodys
        self.admits = admits
    }
}

/// What must be written together with a change, by whichever way the change came: in the same transaction, by the
/// record itself. It sees the change and what it asks the ``Bystanders`` for, and nothing else. What it writes may have
/// consequences of its own, and must keep the rules that say ``WriteRule/holdsAlways``.
package struct Consequence: Sendable {
    package let name: String
    package let types: Set<String>
    /// Whether it has anything to do with this content; what is new and of no concern to any rule is written without a
    /// look at what was there.
    package let concerns: @Sendable (JSONValue) -> Bool
    /// The resources that come with it, each with an id: a new one, or that of what it changes. Empty for most changes.
    package let resources: @Sendable (ProposedChange, Bystanders) throws -> [JSONValue]

    package init(
        name: String, types: Set<String>, concerns: @escaping @Sendable (JSONValue) -> Bool = { _ in true },
        resources: @escaping @Sendable (ProposedChange, Bystanders) throws -> [JSONValue]
    ) {
        self.name = name
        self.types = types
        self.concerns = concerns
        self.resources = resources
    }
}

/// A rule that a write must keep. Pure: it sees what was and what would be.
package struct WriteRule: Sendable {
    package let name: String
    /// The resource types it concerns; nil: any.
    package let types: Set<String>?
    /// Whether it holds for what the record itself writes, too: consequences of changes.
    package let holdsAlways: Bool
    /// Nil where the change is allowed; else what is wrong with it, for the caller, without personal data.
    package let violation: @Sendable (ProposedChange) -> String?

    package init(
        name: String, types: Set<String>? = nil, holdsAlways: Bool = false,
        violation: @escaping @Sendable (ProposedChange) -> String?
    ) {
        self.name = name
        self.types = types
        self.holdsAlways = holdsAlways
        self.violation = violation
    }
}

/// A write that is about to happen.
package struct ProposedChange: Sendable {
    package let type: String
    package let id: String
    /// The current content; nil where there is none.
    package let before: JSONValue?
    /// The content to come; nil for a deletion.
    package let after: JSONValue?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let instant: Int64
    /// Who writes.
    package let caller: Caller
    /// In whose compartment it lies, or will lie; nil: nobody's.
    package let patient: String?
    /// Whether the gate's decision lets the caller write there, apart from every ``Admission``.
    package let mayWrite: Bool
    /// Whether the caller is a relative who stands in this compartment.
    package let isOfCallersOwn: Bool
    /// Whether the caller is the citizen, and too young to decide about access alone; asked of Consents only.
    package let isTooYoung: Bool
    /// Whether the caller is a relative who decides in the citizen's stead; asked of RelatedPersons only.
    package let isInStead: Bool
    /// Whether the record itself writes it, as a consequence of another change; the caller is then who made that one.
    package let isConsequence: Bool

    package init(
        type: String, id: String, before: JSONValue?, after: JSONValue?, instant: Int64, caller: Caller,
        patient: String?, mayWrite: Bool, isOfCallersOwn: Bool = false, isTooYoung: Bool = false,
        isInStead: Bool = false, isConsequence: Bool = false
    ) {
        self.type = type
        self.id = id
        self.before = before
        self.after = after
        self.instant = instant
        self.caller = caller
        self.patient = patient
        self.mayWrite = mayWrite
        self.isOfCallersOwn = isOfCallersOwn
        self.isTooYoung = isTooYoung
        self.isInStead = isInStead
        self.isConsequence = isConsequence
    }
}
