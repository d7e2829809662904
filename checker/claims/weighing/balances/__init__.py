"""Stock and flow (上年结转＋新收＝办结＋未结): openings, receipts, closings that do not balance."""
