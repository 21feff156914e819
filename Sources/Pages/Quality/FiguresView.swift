package import Care
package import HTML
package import Monitoring

/// The region in numbers.
package struct FiguresView: Sendable {
    package var figures: RegionFigures
    /// Failures of cooperation, by kind and unit.
    package var failures: [FailureFigure]
    /// How often the rules of monitoring at home led to something.
    package var alarms: [AlarmFigure]
    package var context: PageContext

    package init(
        figures: RegionFigures, failures: [FailureFigure] = [], alarms: [AlarmFigure] = [], context: PageContext
    ) {
        self.figures = figures
        self.failures = failures
        self.alarms = alarms
        self.context = context
    }

    private var texts: QualityTexts { context.texts.quality }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            h1 { texts.heading }
            p(.class("lead")) { "\(texts.lead) \(context.texts.sayings.smallNumbers(figures.smallest))" }
            dl(.class("figures")) {
                figure(texts.citizens, figures.citizens)
                figure(texts.activeCourses, figures.activeCourses)
                figure(texts.admissions, figures.admissions)
                figure(texts.appointments, figures.appointments)
                figure(texts.openTasks, figures.openTasks)
                figure(texts.plannedCourses, figures.plannedCourses)
                figure(texts.finishedCourses, figures.finishedCourses)
                figure(texts.referrals, figures.referrals)
                figure(texts.units, .exact(figures.units))
            }
            if !figures.sectors.isEmpty {
                sectors
            }
            failureTable
            alarmTable
        }.html
    }

    private var sectors: HTML {
        section(.ariaLabelledBy("sectors")) {
            h2(.id("sectors")) { texts.bySector }
            table(.class("table")) {
                thead {
                    tr {
                        th(.scope(.column)) { texts.sector }
                        for title in [texts.units, texts.activeCourses, texts.finishedCourses, texts.recentContacts] {
                            th(.scope(.column), .class("number")) { title }
                        }
                    }
                }
                tbody {
                    for sector in figures.sectors {
                        row(sector)
                    }
                }
            }
        }
    }

    private func row(_ sector: SectorFigures) -> HTML {
        let cells = [
            (texts.units, Figure.exact(sector.units)), (texts.activeCourses, sector.activeCourses),
            (texts.finishedCourses, sector.finishedCourses), (texts.recentContacts, sector.recentContacts),
        ]
        return tr {
            th(.scope(.row)) { SectorBadge(sector: sector.sector, context: context).html }
            for (name, figure) in cells {
                td(.class("number")) {
                    span(.class("table-label")) { name + ": " }
                    span(.class("digits")) { say(figure) }
                }
            }
        }
    }

    private func figure(_ name: String, _ figure: Figure) -> HTML {
        div(.class("card figure")) {
            dt(.class("figure-what")) { name }
            dd(.class("figure-number")) { say(figure) }
        }
    }

    func say(_ figure: Figure) -> String {
        switch figure {
        case .exact(let count): context.language.say(count: count)
        case .fewerThan(let smallest): context.texts.sayings.fewerThan(smallest)
        case .withheld: texts.withheld
        }
    }
}
