package import FHIR

/// A FHIR Questionnaire as something to be answered.
///
/// It reads all that R4 says about items, options, conditions and repetition, and of extensions those in
/// ``FormExtensions``. What it cannot ask as written stands in ``faults``.
package struct QuestionnaireForm: Sendable, Hashable {
    /// The address of the questionnaire, without a version; nil where it has none.
    package let url: String?
    package let version: String?
    package let title: FormText
    package let description: FormText
    package let items: [FormItem]
    package let faults: [FormFault]
    /// The id of the ``ScoreTable`` that it gives a score by.
    package let score: String?
    /// Every item, by its number.
    private let all: [FormItem]
    private let numbers: [String: Int]
    /// The number of the item that each item stands within.
    private let parents: [Int: Int]

    /// More items than anybody answers.
    package static let mostItems = 1_000

    /// Nil where the value is no Questionnaire.
    package init?(_ questionnaire: JSONValue) {
        guard questionnaire["resourceType"]?.string == "Questionnaire" else { return nil }
        url = questionnaire["url"]?.string
        version = questionnaire["version"]?.string
        title = FormText("title", of: questionnaire)
        description = FormText("description", of: questionnaire)
        score =
            questionnaire["extension"]?.elements.first { $0["url"]?.string == FormExtensions.score }?["valueCode"]?
            .string
        let options = Self.containedOptions(questionnaire)
        var faults: [FormFault] = []
        var count = 0
        var items: [FormItem] = []
        for element in questionnaire["item"].map({ Array($0.elements) }) ?? [] {
            guard let item = FormItem(element, options: options, numbers: &count, faults: &faults) else { continue }
            items.append(item)
        }
        self.items = items
        var all: [FormItem] = []
        var parents: [Int: Int] = [:]
        Self.collect(items, within: nil, &all, &parents)
        all.sort { $0.number < $1.number }
        var numbers: [String: Int] = [:]
        for (place, item) in all.enumerated() {
            if numbers[item.linkId] != nil { faults.append(FormFault(linkId: item.linkId, reason: .doubleLinkId)) }
            numbers[item.linkId] = place
        }
        self.all = all
        self.numbers = numbers
        self.parents = parents
        faults += Self.conditionFaults(all, numbers, parents)
        if all.count > Self.mostItems { faults.append(FormFault(linkId: "", reason: .tooManyItems)) }
        self.faults = faults
    }

    /// The address with its version, as a response names it; nil where it has no address.
    package var canonical: String? { url.map { url in version.map { url + "|" + $0 } ?? url } }

    package func item(_ linkId: String) -> FormItem? { numbers[linkId].map { all[$0] } }

    /// The item with this number; nil where there is none.
    package func item(number: Int) -> FormItem? {
        // Items that could not be read leave no gaps, for they are not counted.
        all.indices.contains(number) ? all[number] : nil
    }

    /// The items that this one stands within, the outermost first.
    package func ancestors(of item: FormItem) -> [FormItem] {
        var ancestors: [FormItem] = []
        var number = item.number
        while let parent = parents[number] {
            ancestors.append(all[parent])
            number = parent
        }
        return ancestors.reversed()
    }

    /// Whether a response answers this questionnaire, in this version.
    package func isAnswered(by response: JSONValue) -> Bool {
        guard response["resourceType"]?.string == "QuestionnaireResponse",
            let named = response["questionnaire"]?.string
        else { return false }
        return named == canonical || (named == url && version == nil)
    }

    private static func collect(
        _ items: [FormItem], within parent: Int?, _ all: inout [FormItem], _ parents: inout [Int: Int]
    ) {
        for item in items {
            all.append(item)
            parents[item.number] = parent
            collect(item.items, within: item.number, &all, &parents)
        }
    }

    /// The options of contained value sets that list their codes, by reference.
    private static func containedOptions(_ questionnaire: JSONValue) -> [String: [AnswerOption]] {
        var options: [String: [AnswerOption]] = [:]
        for resource in questionnaire["contained"].map({ Array($0.elements) }) ?? []
        where resource["resourceType"]?.string == "ValueSet" {
            guard let id = resource["id"]?.string else { continue }
            let included = resource["compose"]?["include"].map { Array($0.elements) } ?? []
            options["#" + id] = included.flatMap { include in
                (include["concept"].map { Array($0.elements) } ?? []).compactMap {
                    AnswerOption(concept: $0, system: include["system"]?.string)
                }
            }
        }
        return options
    }

    private static func conditionFaults(
        _ all: [FormItem], _ numbers: [String: Int], _ parents: [Int: Int]
    ) -> [FormFault] {
        var faults: [FormFault] = []
        for item in all {
            for condition in item.enableWhen where numbers[condition.question].map({ all[$0].type.isQuestion }) != true
            {
                faults.append(FormFault(linkId: item.linkId, reason: .unknownQuestion))
            }
            var seen: Set<Int> = []
            var waiting = Self.dependencies(of: item, all, numbers, parents)
            while let next = waiting.popLast() {
                guard seen.insert(next).inserted else { continue }
                waiting += dependencies(of: all[next], all, numbers, parents)
            }
            if seen.contains(item.number) { faults.append(FormFault(linkId: item.linkId, reason: .circle)) }
        }
        return faults
    }

    /// The items whose answers decide whether an item is asked, and the one that it stands within.
    private static func dependencies(
        of item: FormItem, _ all: [FormItem], _ numbers: [String: Int], _ parents: [Int: Int]
    ) -> [Int] {
        item.enableWhen.compactMap { numbers[$0.question] } + (parents[item.number].map { [$0] } ?? [])
    }
}
