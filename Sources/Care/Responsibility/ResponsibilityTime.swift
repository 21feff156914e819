import FHIR

/// What a pathway's dates mean as instants.
enum ResponsibilityTime {
    /// The first instant of a period.
    static func start(_ date: DateTime) -> Int64 { date.earliest }

    /// The first instant after a period that ends so: a day is part of it as a whole, an instant is where it ends.
    static func end(_ date: DateTime) -> Int64 { date.precision >= .second ? date.earliest : date.latest }
}
