package io.hazardwatch.gateway.duty.roster.store;

import io.hazardwatch.gateway.duty.roster.RosterEdit;

/** Names for the record of edits. */
final class RosterEditText {
    private RosterEditText() {}

    static String kind(RosterEdit edit) {
        return switch (edit) {
            case RosterEdit.PlanPost plan -> "PLAN_POST";
            case RosterEdit.PutOverride put -> "PUT_OVERRIDE";
            case RosterEdit.RemoveOverride remove -> "REMOVE_OVERRIDE";
            case RosterEdit.ProposeSwap propose -> "PROPOSE_SWAP";
            case RosterEdit.ConfirmSwap confirm -> "CONFIRM_SWAP";
            case RosterEdit.RemoveSwap remove -> "REMOVE_SWAP";
            case RosterEdit.PutLeave put -> "PUT_LEAVE";
            case RosterEdit.EndLeave end -> "END_LEAVE";
        };
    }

    static String subject(RosterEdit edit) {
        return switch (edit) {
            case RosterEdit.PlanPost plan -> plan.post().post();
            case RosterEdit.PutOverride put -> put.override().id();
            case RosterEdit.RemoveOverride remove -> remove.id();
            case RosterEdit.ProposeSwap propose -> propose.swap().id();
            case RosterEdit.ConfirmSwap confirm -> confirm.id();
            case RosterEdit.RemoveSwap remove -> remove.id();
            case RosterEdit.PutLeave put -> put.leave().id();
            case RosterEdit.EndLeave end -> end.id();
        };
    }
}
