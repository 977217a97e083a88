"""Common first names and titles by the pronoun that they take: enough to keep "his" off Mary."""

from __future__ import annotations

HE = frozenset(
    """aaron adam ahmed alan albert alexander alexei ali allan andre andreas andrew andy angus anthony antonio archie arthur
    barack barry ben benjamin bernard bernie bill bob boris brad brandon brendan brett brian bruce bruno bryan carl carlos
    cesar charles charlie chris christian christopher clive colin connor craig daniel dave david dean dennis derek diego
    dmitri dmitry dominic donald douglas duncan dylan eddie edgar eduardo edward eli elliot emmanuel eric ernest ethan
    eugene fernando francisco francois frank fred frederick gareth gary gavin geoff geoffrey george gerald gerard gilbert giovanni
    glenn gordon graham greg gregory guy hamid harold harry hassan hector henri henry herbert howard hugh hugo ian ibrahim
    igor isaac ivan ivo jack jacob jacques jake james jason javier jay jeff jeffrey jeremy jerome jerry jim
    jimmy joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian justin karim karl keir keith ken kenneth
    kevin khalid klaus kurt kyle larry lars laurence lawrence leo leon leonard leonardo lewis liam lloyd louis lucas luis
    luke malcolm manuel marc marco marcus mario mark martin marvin matt matthew maurice max michael miguel mike mohamed
    mohammad mohammed muhammad nathan neil nelson nicholas nick nicolas nigel noah norman oleg oliver omar oscar owen pablo
    patrick paul pedro pete peter phil philip phillip pierre rafael ralph ramon randy ravi ray raymond rex richard rick
    rob robert roberto rodney roger roland ron ronald ross roy russell ryan samuel scott sean sebastian sergei
    sergey shaun sidney simon spencer stanley stefan stephen steve steven stewart stuart ted terence theo theodore thomas
    tim timothy toby todd tom tomas tommy tony trevor tyler vernon victor vincent vladimir volodymyr walter warren wayne
    wei will william winston yusuf zachary mr sir lord king prince mr. father
    son brother husband grandfather grandson uncle nephew widower boyfriend chairman spokesman businessman""".split()
)
SHE = frozenset(
    """abigail ada adele agnes aisha alexandra alice alicia alison amanda amber amelia amina amy ana angela angelina anita ann
    anna anne annette april audrey barbara beatrice bella bernadette beth betty beverley brenda bridget camilla carla carmen
    carol caroline carolyn catherine cathy cecilia charlotte cheryl chloe christina christine claire clara claudia colleen
    connie cynthia daniela danielle deborah denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor
    elena elisabeth elizabeth ella ellen eloise elsa emily emma erica erin esther eva evelyn fatima faye felicity fiona florence
    frances gabriela gail gemma georgia gillian gina giorgia gloria greta hannah harriet heather heidi helen helena hilary hillary holly
    ines ingrid irene iris isabel isabella ivy jackie jacqueline jane janet janice jasmine jenna jennifer jessica jill jo joan
    joanna joanne josephine joy joyce judith judy julia julie kamala karen kate katherine kathleen kathryn kathy katie
        kira kirsten laura lauren layla leah leila lena lily linda lisa liz lois lola lorraine louise lucia lucy
    lydia lynn madeleine maggie maia margaret margot maria marjorie marie marlene marilyn marina marion martha mary maureen maya megan melania melanie melissa meredith
    michelle mia mildred miranda molly monica muriel nadia nancy naomi natalie natasha nicola nicole nina niamh nora norah norma odile olga olivia
    paige pamela patricia paula pauline penelope penny phoebe phyllis polly priya rachel rebecca renee rhoda rita roberta rosa
    rose rosemary ruby ruth sabrina sally samantha sandra sara sarah shannon sharon sheila sinead siobhan shirley sofia sonia sophia sophie
    stella stephanie sue susan suzanne sylvia tamara tanya tara teresa tessa theresa tina tracey tracy ursula valerie vanessa vera
    veronica victoria viola virginia vivian wendy yasmin yvonne zoe mrs ms miss dame lady queen princess mrs. ms. mother
    daughter sister wife grandmother granddaughter aunt niece widow girlfriend chairwoman spokeswoman""".split()
)
