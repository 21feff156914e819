package import FHIR

/// A kind of deadline: which resources have it and when, and what is written when it strikes.
///
/// When something is due stands on the resource itself, so that it is a row of ``ClockProjection``, in step with the
/// resource, and nothing else remembers it.
package struct Clock: Sendable {
    /// In a word; stands in the audit.
    package let name: String
    /// Raised when ``due`` gives other times for the same content.
    package let version: Int
    package let types: Set<String>
    /// When it strikes for a resource. Pure; empty for what has no such deadline, or none any more.
    package let due: @Sendable (JSONValue) -> [ClockTime]
    /// What is written when it strikes. What is due must not be due any more by it: the resource then says so.
    package let strike: @Sendable (StruckClock) throws -> [JSONValue]

    package init(
        name: String, version: Int = 1, types: Set<String>, due: @escaping @Sendable (JSONValue) -> [ClockTime],
        strike: @escaping @Sendable (StruckClock) throws -> [JSONValue]
    ) {
        self.name = name
        self.version = version
        self.types = types
        self.due = due
        self.strike = strike
    }
}

/// An instant at which a clock strikes.
package struct ClockTime: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let instant: Int64
    /// Whose deadline it is, as a reference to a unit or a person; nil: nobody's in particular.
    package let owner: String?

    package init(_ instant: Int64, owner: String? = nil) {
        self.instant = instant
        self.owner = owner
    }
}

/// A clock that strikes for one resource.
package struct StruckClock {
    /// As it is now.
    package let resource: JSONValue
    /// When it was due: milliseconds since 1970-01-01T00:00:00Z.
    package let due: Int64
    /// Now, which may be later.
    package let instant: Int64
    package let bystanders: Bystanders

    package init(resource: JSONValue, due: Int64, instant: Int64, bystanders: Bystanders) {
        self.resource = resource
        self.due = due
        self.instant = instant
        self.bystanders = bystanders
    }
}
