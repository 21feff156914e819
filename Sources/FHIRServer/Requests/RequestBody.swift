import FHIR
import FHIRXML

/// The body of a request as the JSON that everything works on, whichever format it came in.
enum RequestBody {
    /// - Throws: ``FHIRError`` where it is neither JSON nor XML, broken, or XML that is no FHIR resource.
    static func json(_ request: FHIRRequest) throws(FHIRError) -> JSONValue {
        var format = AnswerFormat.json
        if let type = request.headers.contentType {
            guard let named = AnswerFormat(type) else {
                throw .unsupportedMedia("this API takes application/fhir+json and application/fhir+xml")
            }
            format = named
        }
        guard !request.body.isEmpty else { throw .malformed("the body is empty") }
        do {
            return try JSONDocument(format == .xml ? xml(request.body) : request.body).root
        } catch let error as JSONError {
            throw .malformed("not JSON: \(error)")
        } catch {
            throw FHIRError(error)
        }
    }

    private static func xml(_ body: [UInt8]) throws(FHIRError) -> [UInt8] {
        do throws(FHIRXMLError) {
            return try FHIRXMLReader.json(of: body)
        } catch {
            switch error.kind {
            case .syntax: throw .malformed("not XML that is taken: \(error)")
            case .structure:
                let message = "\(error.reason) (line \(error.line), column \(error.column))"
                throw .invalid([Issue(severity: .error, code: .structure, path: error.path, message: message)])
            }
        }
    }
}
