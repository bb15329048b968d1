# language: en
Feature: A dossier comes to its end
  The applicant gets the result in time, or takes the dossier back while there is none.

  Background:
    Given procedure 1.001806 is published from 2024-01-01 with a limit of 5 working days
    And a dossier for procedure 1.001806 handed in online on 2026-03-04 was assigned

  Scenario Outline: Early, on time, late
    Given a decision that is granted was issued on <done>
    When the leader concludes the dossier as granted on <done>
    And the one-stop officer hands over the result online on 2026-03-20
    Then the dossier was settled <timing>

    Examples:
      | done       | timing                 |
      | 2026-03-10 | early                  |
      | 2026-03-11 | on time                |
      | 2026-03-12 | late by 1 working days |

  Scenario: Withdrawal while there is no decision
    When the applicant withdraws the dossier on 2026-03-05 10:00
    Then the dossier is withdrawn
    And the dossier has 4 facts
