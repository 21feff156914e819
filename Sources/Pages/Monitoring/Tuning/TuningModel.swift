package import Monitoring

/// A programme that somebody is changing.
package struct TuningModel: Sendable {
    package var name: String
    package var title: String
    /// The version that it is made from, and what the new one will be called.
    package var version: String
    package var next: String
    package var fields: ProgrammeFields
    package var measures: [MeasureRow]
    /// The whole file, where that is changed.
    package var file: String?
    /// What is wrong with the file.
    package var fault: ProgrammeFault?
    package var days: Int

    /// A measure whose limits can be changed.
    package struct MeasureRow: Sendable, Hashable {
        package var measure: String
        package var name: String
        package var unit: String

        package init(measure: String, name: String, unit: String) {
            self.measure = measure
            self.name = name
            self.unit = unit
        }
    }

    package init(
        _ programme: Programme, fields: ProgrammeFields? = nil, file: String? = nil, fault: ProgrammeFault? = nil,
        days: Int = 30, _ language: Language
    ) {
        name = programme.name
        title = language.say(programme.title)
        version = programme.version
        next = Programme.version(after: programme.version)
        self.fields = fields ?? ProgrammeFields(programme, language)
        measures = programme.activities.flatMap(\.judged).compactMap { id in
            Measure.named(id).map { MeasureRow(measure: id, name: language.title(of: $0), unit: $0.unitText) }
        }
        self.file = file
        self.fault = fault
        self.days = days
    }
}
