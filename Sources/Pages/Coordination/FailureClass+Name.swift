import Care

extension FailureClass {
    func name(_ language: Language) -> String { language == .danish ? danish : english }
}
