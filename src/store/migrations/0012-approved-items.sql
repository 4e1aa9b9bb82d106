-- An approval that was a mistake (S5) is no example for other reviewers any more.
grant delete on dspt.approved_items to dspt_service;
