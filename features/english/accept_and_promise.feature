# language: en
@blds_2015
Feature: A dossier is accepted and a date is promised
  Foreign investors read the same rules in English.

  Background:
    Given procedure 1.001806 is published from 2024-01-01 with a limit of 5 working days

  Rule: Civil Code 2015, Article 147 clause 2 - the first day of a limit is not counted

    Scenario Outline: The promised date skips weekends and holidays
      When the applicant hands in a dossier for procedure 1.001806 <channel> on <handed_in>
      And the one-stop officer accepts the dossier on <handed_in>
      Then the dossier is accepted
      And the promised date is <due>

      Examples:
        | rule | channel        | handed_in        | due              |
        | R01  | at the counter | 2026-03-02 09:15 | 2026-03-09 17:00 |
        | R08  | online         | 2026-01-06       | 2026-01-12       |
        | R09  | by post        | 26/04/2024       | 07/05/2024       |

  Rule: Decree 118/2025, Article 11 - papers are asked for once

    Scenario: A second request is refused and the dossier goes on
      Given a dossier for procedure 1.001806 handed in online on 2026-03-02 was assigned
      And the case officer asks for "Drawings" on 2026-03-05 for the reason "Drawings are missing"
      And the applicant supplies what was missing on 2026-03-10
      When the case officer asks for "Power of attorney" on 2026-03-11 for the reason "Still missing"
      Then it is refused with SUPPLEMENT_ALREADY_REQUESTED
      And the dossier is in process
      And the promised date is 2026-03-17
