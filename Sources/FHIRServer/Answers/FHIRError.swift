package import FHIR
import Record
import Subscriptions

/// Why an interaction was not carried out: the closed set that everything is mapped to, once.
///
/// The texts are for the client, and never hold personal data.
package enum FHIRError: Error, Sendable, Hashable {
    /// The request cannot be understood.
    case malformed(String)
    /// It can be understood, but asks for what is not built.
    case unsupported(String)
    case unauthorized
    case forbidden(String)
    /// There is no such resource, or the caller may not know that there is.
    case notFound
    /// There is no such address.
    case unknown(String)
    /// There was such a resource.
    case deleted
    /// What a link names is no longer kept.
    case expired(String)
    case methodNotAllowed([FHIRMethod])
    case notAcceptable(String)
    case conflict(String)
    case preconditionFailed(String)
    /// Several resources match where one was meant.
    case severalMatches(String)
    case tooLarge(String)
    case unsupportedMedia(String)
    /// The content breaks FHIR's rules or the record's.
    case invalid([Issue])
    /// What is asked about codes has no answer here.
    case terminology(TerminologyError)
    case busy(String)
    /// Nobody knows whether the change was made.
    case uncertain
    /// The caller has too much under way.
    case tooMany(String)
    /// What was asked for earlier could not be carried out.
    case unfinished(String)
    /// A fault of ours.
    case failure

    /// - Parameter error: anything that was thrown.
    init(_ error: any Error) {
        switch error {
        case let error as FHIRError: self = error
        case let error as RecordError: self = FHIRError(error)
        case let error as PatchError: self = FHIRError(error)
        case let error as SubscriptionRefusal:
            self = .invalid([Issue(severity: .error, code: .value, path: error.path, message: error.text)])
        case let error as TerminologyError: self = .terminology(error)
        case let error as JSONError: self = .malformed("not JSON: \(error)")
        default: self = .failure
        }
    }

    init(_ error: PatchError) {
        switch error {
        case .malformed(let text): self = .malformed(text)
        case .failed(let text):
            self = .invalid([Issue(severity: .error, code: .value, path: "", message: text)])
        }
    }

    private init(_ error: RecordError) {
        switch error {
        case .notFound, .unrelated: self = .notFound
        case .forbidden(let text): self = .forbidden(text)
        case .invalid(let text):
            self = .invalid([Issue(severity: .error, code: .invariant, path: "", message: text)])
        case .conflict(let text): self = .conflict(text)
        case .busy(let text): self = .busy(text)
        case .unavailable(.uncertain): self = .uncertain
        case .unavailable: self = .busy("the record cannot be worked with at the moment")
        case .fault: self = .failure
        }
    }

    private static func code(of error: TerminologyError) -> OutcomeIssue.Code {
        switch error {
        case .unknownCodeSystem, .unknownValueSet: .notFound
        case .tooCostly: .tooCostly
        case .unsupportedFilter: .notSupported
        case .malformedFilter: .value
        case .withoutConcepts, .withoutContent, .circular: .processing
        }
    }

    /// The status that HTTP gives it.
    ///
    /// Source: FHIR R4, RESTful API, 3.1.0.1.4 and the sections of the interactions.
    package var status: Int {
        switch self {
        case .malformed, .unsupported: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound, .unknown, .terminology(.unknownCodeSystem), .terminology(.unknownValueSet): 404
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .conflict: 409
        case .deleted, .expired: 410
        case .preconditionFailed, .severalMatches: 412
        case .tooLarge: 413
        case .unsupportedMedia: 415
        case .invalid, .terminology: 422
        case .busy: 503
        case .uncertain: 504
        case .tooMany: 429
        case .failure, .unfinished: 500
        }
    }

    /// What an OperationOutcome says about it.
    var issues: [OutcomeIssue] {
        switch self {
        case .malformed(let text): [OutcomeIssue(.structure, text)]
        case .unsupported(let text): [OutcomeIssue(.notSupported, text)]
        case .unauthorized: [OutcomeIssue(.login, "a bearer token is needed that is known and has not expired")]
        case .forbidden(let text): [OutcomeIssue(.forbidden, text)]
        case .notFound: [OutcomeIssue(.notFound, "there is no such resource")]
        case .unknown(let text): [OutcomeIssue(.notFound, text)]
        case .deleted: [OutcomeIssue(.deleted, "the resource has been deleted")]
        case .expired(let text): [OutcomeIssue(.notFound, text)]
        case .methodNotAllowed(let methods):
            [OutcomeIssue(.notSupported, "this address takes " + methods.map(\.rawValue).joined(separator: ", "))]
        case .notAcceptable(let text), .unsupportedMedia(let text): [OutcomeIssue(.notSupported, text)]
        case .conflict(let text), .preconditionFailed(let text): [OutcomeIssue(.conflict, text)]
        case .severalMatches(let text): [OutcomeIssue(.multipleMatches, text)]
        case .tooLarge(let text): [OutcomeIssue(.tooLong, text)]
        case .invalid(let issues): issues.map(OutcomeIssue.init)
        case .terminology(let error): [OutcomeIssue(Self.code(of: error), error.text)]
        case .busy(let text), .tooMany(let text): [OutcomeIssue(.throttled, text)]
        case .unfinished(let text): [OutcomeIssue(.exception, text)]
        case .uncertain:
            [OutcomeIssue(.timeout, "it is not known whether the change was made: look before making it again")]
        case .failure: [OutcomeIssue(.exception, "a fault in the server; it has been logged")]
        }
    }
}
