/// Why the record did not do what it was asked. A closed set: faces map each to their own answer, once.
///
/// The texts are for the caller and the operator, and never hold personal data.
package enum RecordError: Error, Sendable, Hashable {
    /// There is none, or the caller may not know that there is.
    case notFound
    /// The caller is a professional without a care relation to this citizen, if there is such a citizen, and may state a
    /// reason. Programs are told the same as of ``notFound``.
    case unrelated
    /// The caller may know of it, but not do this.
    case forbidden(String)
    /// The content breaks a rule of the record or of a capability; says which.
    case invalid(String)
    /// Somebody else changed it, or it stands in the way.
    case conflict(String)
    /// Too much is waiting; try again soon.
    case busy(String)
    /// The record file or its disk cannot be worked with.
    case unavailable(Unavailability)
    /// The engine broke its own rules: a fault in the program.
    case fault(String)
}

/// What is wrong with a record file or the disk under it.
package enum Unavailability: Sendable, Hashable {
    /// There is no such file.
    case missing(String)
    case notARecord(String)
    /// Written by a later version of the program.
    case newer(String)
    case readOnly(String)
    /// Another process has it to itself, or has it at all where it must be alone.
    case locked(String)
    case full(String)
    case damaged(String)
    /// It was lost at a moment after which nobody knows whether the change is there: whoever asked must look before
    /// asking again.
    case uncertain(String)
    case other(String)
}

extension RecordError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFound: "not found"
        case .unrelated: "no care relation"
        case .forbidden(let text), .invalid(let text), .conflict(let text), .busy(let text), .fault(let text): text
        case .unavailable(let reason): reason.description
        }
    }
}

extension Unavailability: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let text), .notARecord(let text), .newer(let text), .readOnly(let text), .locked(let text),
            .full(let text), .damaged(let text), .uncertain(let text), .other(let text):
            text
        }
    }
}
