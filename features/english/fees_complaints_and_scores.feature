# language: en
@english
Feature: Fees, complaints, publication and scores
  Foreign investors and inspectors read the same formulas in English.

  @R46 @R47
  Rule: Resolutions of provincial councils - a fee depends on the channel and the day of filing

    Scenario Outline: What is owed
      Then <fee> of <full> dong filed <channel> on <day> is <owed> dong

      Examples:
        | rule | fee                                | full    | channel        | day        | owed    |
        | R46  | the land appraisal fee of Đồng Nai | 450,000 | online         | 2026-03-02 | 427,500 |
        | R46  | the land appraisal fee of Đồng Nai | 450,000 | at the counter | 2026-03-02 | 450,000 |
        | R47  | the charge of Hồ Chí Minh City     | 100,000 | online         | 2020-12-31 | 50,000  |
        | R47  | the charge of Hồ Chí Minh City     | 100,000 | online         | 2021-01-01 | 100,000 |

  @R50 @R51
  Rule: Law on Complaints 2011, Articles 27 and 28; Decree 155/2026, Article 10 - acceptance and settlement

    Scenario: A complaint under the new law
      Then the time to accept a complaint from 2026-06-08 ends on 2026-06-18
      And the time to accept a complaint from 2026-07-06 ends on 2026-07-15
      And the time to settle a first complaint from 2026-07-15 ends on 2026-08-14
      And the time to settle a complex first complaint from 2026-07-15 ends on 2026-09-03

  @R55
  Rule: Decree 63/2010, Article 15; Decision 766 - days and working days, two readings

    Scenario: An instrument that takes effect on 1 July 2026
      Then a ministry announces a procedure ahead of 2026-07-01 by 2026-06-11 at the latest
      And for the service index a ministry announces a procedure ahead of 2026-07-01 by 2026-06-03 at the latest

  @R61
  Rule: Law on Tax Administration 38/2019, Article 75 - the law that is not loaded is not guessed

    Scenario: A refund after the law of 2019 has ended
      Then the time to refund tax first from 2026-02-09 ends on 2026-02-24
      And the time to refund tax first from 2026-07-01 ends on 2026-07-09
      And the time to refund tax after inspection from 2026-07-01 is in no law

  @R65 @R68
  Rule: Decision 766 - points and ratios

    Scenario: Points are rounded to two decimals
      Then dossiers on time at 188 of 200 scored on 2026-03-02 earn 18.80 points
      And the on-time ratio by Gia Lai of 180 received, 20 carried over, 4 late and open, 6 late and settled is 95.00 percent
