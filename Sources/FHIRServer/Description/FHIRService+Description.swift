/// The API in OpenAPI's words.
extension FHIRService {
    func description(_ request: FHIRRequest) throws -> FHIRAnswer {
        for parameter in request.query.all where !AnswerStyle.parameters.contains(parameter.name) {
            throw FHIRError.unsupported("/openapi.json has no parameter \(parameter.name.prefix(40))")
        }
        var answer = FHIRAnswer(status: 200, body: OpenAPIDescription(base: request.base).bytes)
        answer.contentType = "application/json"
        answer.isPublic = true
        return answer
    }
}
