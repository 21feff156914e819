import HTTPTypes
import Hummingbird
import Record

/// Why a page was not given: the closed set that everything is mapped to, once.
package enum PageError: Error, Sendable, Hashable {
    case badRequest
    case unauthorized
    case forbidden
    case notFound
    case failure
    case busy

    init(_ error: any Error) {
        switch error {
        case let error as PageError: self = error
        case let error as RecordError: self = PageError(error)
        case let error as HTTPError: self = PageError(error.status)
        default: self = .failure
        }
    }

    private init(_ error: RecordError) {
        switch error {
        case .notFound, .unrelated: self = .notFound
        case .forbidden: self = .forbidden
        case .invalid: self = .badRequest
        case .busy, .conflict, .unavailable: self = .busy
        case .fault: self = .failure
        }
    }

    private init(_ status: HTTPResponse.Status) {
        switch status.code {
        case 401: self = .unauthorized
        case 403: self = .forbidden
        case 404, 405: self = .notFound
        case 400..<500: self = .badRequest
        case 503: self = .busy
        default: self = .failure
        }
    }

    var kind: ErrorView.Kind {
        switch self {
        case .badRequest: .badRequest
        case .unauthorized: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .failure: .failure
        case .busy: .busy
        }
    }
}
