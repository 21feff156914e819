import FHIR
import FHIRXML

/// JSON as it is costs nothing here: that is how answers are made.
extension FHIRAnswer {
    /// The same answer, written as the client wants it.
    func styled(_ style: AnswerStyle) -> FHIRAnswer {
        guard !body.isEmpty, format == .json else { return self }
        switch style.format {
        case .xml: return inXML(isIndented: style.isPretty)
        case .json:
            guard style.isPretty else { return self }
            var answer = self
            answer.body = IndentedJSON.bytes(of: body)
            return answer
        }
    }

    private func inXML(isIndented: Bool) -> FHIRAnswer {
        var answer = self
        do {
            answer.body = try FHIRXMLWriter.xml(of: try JSONDocument(body).root, isIndented: isIndented)
            answer.format = .xml
            return answer
        } catch let error as XMLWritingError {
            return saying(error, isIndented)
        } catch {
            var answer = FHIRAnswer(.failure)
            answer.fault = String(describing: type(of: error))
            return answer
        }
    }

    /// What is said when XML cannot hold the content: never a part of it as if that were all.
    private func saying(_ error: XMLWritingError, _ isIndented: Bool) -> FHIRAnswer {
        let text = "XML cannot hold this content, ask for application/fhir+json: \(error)"
        // What was asked for may have been done already: then the status says so, and only the content is missing.
        guard hasWritten else { return FHIRAnswer(.notAcceptable(text)).inXML(isIndented: isIndented) }
        var writer = JSONWriter()
        writer.operationOutcome([OutcomeIssue(.notSupported, text, severity: .warning)])
        var answer = self
        answer.body = writer.bytes
        return answer.inXML(isIndented: isIndented)
    }
}
