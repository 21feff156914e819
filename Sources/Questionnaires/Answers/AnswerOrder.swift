/// How two answers stand to each other.
enum AnswerOrder: Sendable, Hashable {
    case less, same, more

    init<Value: Comparable>(_ one: Value, _ other: Value) { self = one < other ? .less : one == other ? .same : .more }
}
