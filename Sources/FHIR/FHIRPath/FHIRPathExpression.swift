/// A compiled FHIRPath expression: parsed once, evaluated as often as wanted, from any thread.
///
/// Source: FHIRPath 2.0 (N1) with what FHIR R4 adds, <https://hl7.org/fhir/R4/fhirpath.html>.
package struct FHIRPathExpression: Sendable {
    package let text: String
    let root: FHIRPathNode

    /// - Throws: ``FHIRPathError`` of the category `syntax`, `semantic` for unknown functions, or `limit`.
    package init(_ text: String) throws(FHIRPathError) {
        self.text = text
        root = try FHIRPathParser.parse(text)
    }

    /// What the expression makes of a resource.
    ///
    /// - Parameter environment: `resource` is set to the resource where it is nil.
    /// - Throws: ``FHIRPathError`` of the category `execution`, `semantic` or `limit`.
    package func evaluate(
        on resource: JSONValue, _ environment: FHIRPathEnvironment = FHIRPathEnvironment()
    ) throws(FHIRPathError) -> [FHIRPathValue] {
        guard let element = FHIRPathModel.r4.resource(resource) else {
            throw FHIRPathError(.execution, "the value is not a resource of a known type")
        }
        var environment = environment
        if environment.resource == nil { environment.resource = resource }
        return try evaluate(on: element, environment)
    }

    /// What the expression makes of an element.
    package func evaluate(
        on element: FHIRPathElement, _ environment: FHIRPathEnvironment
    ) throws(FHIRPathError) -> [FHIRPathValue] {
        let evaluator = FHIRPathEvaluator(environment: environment, model: .r4, context: .element(element))
        return try evaluator.evaluate(root)
    }

    /// Whether the expression holds of an element; nil where it gives nothing.
    package func holds(
        for element: FHIRPathElement, _ environment: FHIRPathEnvironment
    ) throws(FHIRPathError) -> Bool? {
        let evaluator = FHIRPathEvaluator(environment: environment, model: .r4, context: .element(element))
        return try evaluator.boolean(try evaluator.evaluate(root))
    }
}
