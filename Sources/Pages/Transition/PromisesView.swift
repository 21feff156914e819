import Care
import HTML

/// What a discharge means in plain words: who has the responsibility, until when, who is next, what has been promised and
/// whether it was kept. For the citizen and those close, and as the first thing staff see.
struct PromisesView {
    let package: DischargePackage
    let relation: CitizenBanner.Relation
    let context: PageContext

    private var texts: PromiseTexts { context.texts.promise }
    private var words: PromiseWords { PromiseWords(package: package, isOwn: relation == .own, context: context) }
    private var route: Route {
        .discharges(citizen: package.citizen.id, DischargeQuery(id: package.discharge.id))
    }

    /// On the overview and in lists.
    var card: HTML {
        section(.class("card going-home"), .ariaLabelledBy(package.discharge.id)) {
            h3(.id(package.discharge.id)) {
                Icon.home.html
                texts.heading
            }
            body(isInCard: true)
            p(.class("more")) { a(.href(route.target)) { texts.more } }
        }
    }

    /// - Parameter isInCard: whether it stands below the card's own heading, and not below the page's.
    @HTMLBuilder func body(isInCard: Bool) -> HTML {
        p { strong { words.home } }
        for sentence in words.holder + words.training {
            p {
                if sentence.isStrong {
                    strong { sentence.text }
                } else {
                    sentence.text
                }
            }
        }
        if let number = words.telephone, let target = LinkTarget.telephone(number) {
            p { a(.class("way way-call"), .href(target)) { context.texts.sayings.call(number) } }
        }
        promises(isInCard: isInCard)
    }

    @HTMLBuilder private func promises(isInCard: Bool) -> HTML {
        if !package.parts.isEmpty {
            if isInCard { h4 { texts.promised } } else { h2 { texts.promised } }
            ul(.class("promises")) {
                for part in package.parts {
                    li {
                        part.document?.isFinal == true
                            ? a(.href(read(part).target)) { words.name(of: part) } : .text(words.name(of: part))
                        " – "
                        words.said(part.task)
                    }
                }
            }
        }
    }

    private func read(_ part: DischargePackage.Part) -> Route {
        .discharges(
            citizen: package.citizen.id, DischargeQuery(id: package.discharge.id, part: part.task.part))
    }
}

extension String {
    /// With a capital letter first.
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
