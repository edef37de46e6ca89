/**
 * Common given names, lower case, by the cultures our tenants' visitors come from. They only settle what capitals and words
 * around leave open ("I'm Will" and "I'm Willing"), so the list need not be complete; names that are also cities or
 * everyday words are left out.
 */
const english = `aaron adam adrian aidan aimee alan albert alex alexander alexandra alexis alfie alice alicia alison allison amanda amber
  amelia amy andrea andrew andy angela angus anita ann anna anne annie anthony archie arthur ashley audrey barbara barry beatrice becca
  becky ben benjamin beth bethany betty bill billy blake bob bobby brad bradley brandon brenda brendan brian bridget brittany brooke
  bruce bryan callum cameron carl carol caroline carolyn carrie catherine cathy charles charlie charlotte chelsea cheryl chloe chris
  christian christina christine christopher claire clara clive colin connor courtney craig crystal cynthia daisy dan daniel danielle
  danny darren dave david dawn dean debbie deborah debra denise dennis derek diana diane don donald donna doris dorothy doug douglas
  duncan dylan eddie edward edwin eileen elaine eleanor elizabeth ella ellen ellie emily emma eric erica erin ethan eugene eva evan
  evelyn ewan fiona frances francis frank fred freddie frederick gareth gary gavin gemma geoff geoffrey george georgia gerald gerard
  gillian gina glen glenn gloria gordon graham greg gregory hannah harold harriet harry harvey hayley hazel heather heidi helen henry
  holly howard hugh iain ian imogen irene isaac isabel isabella isla jack jackie jackson jacob jacqueline jade jake james jamie jane
  janet janice jared jason jay jean jeff jeffrey jen jenna jennifer jenny jeremy jerry jess jesse jessica jessie jill jim jimmy jo
  joan joanna joanne jodie joe joel john johnny jon jonathan jordan joseph josh joshua joy joyce juan judith judy julia julian julie
  justin karen kate katherine kathleen kathryn kathy katie katy kay keith kelly ken kenneth kerry kevin kieran kim kimberly kirsty
  kyle larry laura lauren laurie lawrence leah lee leigh len leo leon leslie lewis liam lily linda lindsay lindsey lisa liz lloyd
  logan lois lorraine louise lucas lucy luke lydia lynn maggie malcolm marc marcus margaret maria marie marilyn marion marjorie mark
  martha martin marvin mary mason matt matthew maureen max megan mel melanie melissa michael michelle miguel mike mildred molly
  monica morgan nancy naomi natalie natasha nathan neil niall nicholas nick nicola nicole nigel noah noel nora norman oliver olivia
  oscar owen pam pamela pat patricia patrick paul paula pauline peggy penny pete peter phil philip phillip phoebe phyllis rachel
  ralph randy ray raymond rebecca reggie rhys richard rick ricky rita rob robert roberta robin rod rodney roger ron ronald rory rosa
  rosie ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian shane shannon sharon shaun shawn
  sheila shirley siobhan simon sophia sophie stacey stanley stella stephanie stephen steve steven stewart stuart sue susan suzanne
  sylvia tara ted teresa terry thelma theo theresa thomas tim timothy tina toby todd tom tommy tony tracey tracy travis trevor trish
  tyler tyrone valerie vanessa vera vernon veronica vicky vincent vivian walter wanda wayne wendy will william willie xavier yvonne
  zach zachary zara zoe`;

const nordic = `aksel albin alexander alf alma amalie anders andrea andreas ane anette anita anja anna anne ann-kristin annika are
  arild arne arvid asbjørn ase astrid atle aud axel bendik bengt bente berit birger birgit birgitte bjarne bjørg bjørn bo brit britt bård
  børge camilla caroline carsten cathrine cecilia cecilie charlotte christer christian christina christine christoffer claes dag
  daniel ditte ebba edvard egil eilif einar eirik eivind elin eline elisabeth elise ella ellen elsa else emil emilie emma endre erik
  erika erlend erling espen eskil eva even fanny filip finn fredrik freja frida frode geir gerd grete gro gunn gunnar gustav guro håkon
  halvard hanna hanne hans harald hedda hege heidi helene helge helle henning henriette henrik hilde hilma hugo håvard ida inga inge
  inger ingeborg ingrid ingunn ingvild irene isak ivar iver jan janne jens jenny jesper joakim johan johanna johannes john jon jonas
  jonathan jorunn josefine julie jørgen jørn kai kaja kamilla karen kari karianne karin karl karoline kasper katrine kenneth kim
  kirsten kirsti kjell kjersti kjetil klara knut konrad kristian kristin kristina kristine kristoffer lars lasse laila leif lena
  line linnea liv live lotte louise lukas magne magnhild magnus maja malin margit mari maria mariann marianne marie marit marius
  mark marte marthe martin martine mathias mathilde mats mette mia mikael mikkel mona morten nana niels nikolai nils nina nora odd ola
  olaf olav ole oline oskar ove peder per pernille peter petra petter preben pål ragna ragnar ragnhild rasmus reidar reidun rikke
  roar robert roger rolf ronny rune runar sander sara sebastian sigrid sigurd silje simen simon siri siv sivert sofia sofie solveig
  sondre stefan steffen stein steinar stian stig stine sture sunniva susanne svein sven sverre synne synnøve søren terje thea
  therese thomas thor thorbjørn tiril tobias tom tomas tommy tone tonje tor tora tore torbjørn torgeir torhild tormod torstein torunn
  tove trine trond truls trygve trude turid tuva ulf ulla ulrik une unni ursula vegard vera vetle vibeke victor vidar vilde wenche
  yngve øistein østen øystein øyvind åge åse ådne åsmund åshild aase aage kåre gunvor oddvar oddbjørn tarjei torill toril`;

const german = `achim albert alexander alexandra alfred alina andrea andreas angela angelika anja anke anna annette antje armin arno astrid
  axel barbara bastian beate bernd bernhard bettina birgit björn brigitte britta bruno carina carla carolin carsten christa christian
  christiane christina christoph claudia clemens cornelia dagmar daniela daniel dennis detlef dieter dirk dominik doris eberhard edith
  elena elfriede elisabeth elke emil erich erika ernst eva fabian felix florian franz franziska frank friedrich fritz gabi gabriele
  georg gerd gerhard gertrud gisela gregor gudrun günter günther hanna hannah hannelore hans harald hartmut heike heinrich heinz helga
  helmut herbert hermann hildegard holger horst hubert ilse ines inge ingo ingrid irene iris jana jan jens joachim jochen johanna
  johannes jonas jörg josef julia jürgen jutta kai karin karl karl-heinz karsten katharina kathrin katja katrin kerstin klara klaus
  konrad kristina kurt lara lars laura lea lena leonie linda lisa lothar luca lukas lutz manfred manuela marcel marco margarete
  maria marie marina marion markus marlene martin martina matthias max maximilian mehmet melanie michael michaela miriam monika moritz
  nadine nicole niklas nina norbert olaf oliver otto pascal patrick paul peter petra philipp pia ralf rainer regina reiner reinhard
  renate rene rita robert roland rolf rosemarie rudolf rüdiger sabine sabrina sandra sarah sascha sebastian siegfried sigrid silke
  silvia simone sofie sonja stefan stefanie steffen stephan susanne svenja sven tanja theo thomas thorsten tim tobias torsten udo ulf
  sepp hansi franzi toni resi vroni basti flo steffi susi uli wolfi michi andi conny kathi gitti ulrich ulrike ursula ute uwe valentin vanessa vera verena veronika volker waltraud werner wilhelm wolfgang yvonne`;

const french = `adèle adrien agathe agnès alain albert alexandra alexandre alexis alice aline amandine amélie anaïs andré anne annie antoine
  anthony arnaud arthur audrey aurélie aurélien baptiste béatrice benjamin benoît bernadette bernard brigitte bruno camille carine
  caroline catherine cécile cédric céline chantal charles charlotte chloé christelle christian christiane christine christophe
  claire claude claudine clément colette corinne cyril damien daniel danielle david delphine denis denise didier dominique
  dorothée édouard élise élisabeth élodie éloïse emilie émilie emma emmanuel emmanuelle éric estelle étienne eva évelyne fabien
  fabienne fabrice fanny félix fernand florence florent florian françois françoise franck frédéric gabriel gaëlle gaston gautier
  geneviève geoffrey georges gérald gérard ghislaine gilbert gilles grégory guillaume guy gwenaëlle hélène henri hervé hugo hugues
  inès irène isabelle ismaël jacqueline jacques jade jean jean-baptiste jean-claude jean-luc jean-marc jean-marie jean-michel
  jean-paul jean-philippe jean-pierre jeanne jeannine jérémy jérôme joël joëlle jonathan josé joseph josette josiane julie julien
  juliette justine karim karine kevin laetitia laure laurence laurent léa léo léon liliane lionel loïc louis louise luc lucas lucie
  lucien ludovic lydie madeleine magali manon marc marcel marcelle margaux margot marguerite marianne marie marie-christine
  marie-claude martine mathieu mathilde mathis matthieu maurice maxime mélanie michel michèle michelle mireille monique morgane
  muriel mylène nadège nadia nadine nathalie nathan nicolas nicole noémie odette odile olivier pascal pascale patrice patricia
  patrick paul paulette pauline philippe pierre quentin rachid raphaël raymond régine régis rémi rémy renaud rené renée richard
  robert roger romain roland samuel sandra sandrine sarah sébastien serge séverine simon simone solange sophie stéphane stéphanie
  suzanne sylvain sylvie théo théodore thérèse thibault thierry thomas timothée tristan valentin valérie vanessa véronique victor
  vincent virginie viviane wim xavier yann yannick yasmine yoann yolande yves yvette yvonne zoé`;

const spanish = `adrián agustín aitor alba alberto alejandra alejandro alfonso alfredo alicia álvaro amparo ana andrea andrés ángel
  ángela ángeles antonia antonio araceli arturo aurora beatriz begoña belén benito bernardo blanca borja camila carla carlos carmen
  carolina catalina cecilia césar clara claudia concepción cristian cristina cristóbal daniel daniela david diana diego dolores
  domingo eduardo elena elisa elvira emilia emilio encarnación enrique ernesto esteban esther eugenia eva fabián fátima federico
  felipe félix fernanda fernando florencia francisca francisco gabriel gabriela gerardo germán gloria gonzalo graciela gregorio
  guadalupe guillermo gustavo héctor hugo ignacio inés inmaculada irene iris isabel isidro iván íñigo jaime javier jesús jimena
  joaquín jordi jorge josé josefa josefina juan juana julia julián julio laura leonor leticia lidia lorena lorenzo lourdes lucas
  lucía luis luisa manuel manuela marc marcela marcos margarita maría mariano maribel marina mario marta martín mateo matías
  mauricio maximiliano mercedes miguel milagros miriam mónica montserrat natalia nicolás noelia nuria óscar pablo paloma paola
  patricia paula pedro pepe pilar rafael ramón raquel raúl ricardo roberto rocío rodrigo roque rosa rosario rubén salvador samuel
  sandra santiago sara sebastián sergio silvia sofía soledad sonia susana teresa tomás valentina vanesa verónica vicente víctor
  victoria virginia xavier ximena yolanda`;

const latinized = `abdallah abdul abdullah abdulrahman ahmad ahmed aisha ali alia amina amir amira anwar asma ayman ayşe aziz bilal
  dalia emre farah faisal fatih fatima fatma habib hamid hamza hana hasan hassan hatice huda hussein ibrahim imran ismail jamal kamal
  karim khadija khaled khalid laila layla leila mahmoud mariam maryam mehmet mohamed mohammad mohammed mona mousa muhammad murat
  mustafa nabil nadia nasser noor noura omar omer osama rachid rami rana rania rashid reem saad said salem salim salma sami samir
  samira sana sara selim sultan tariq walid yasmin yasin youssef yusuf zahra zainab zeynep
  aditya ajay akash amit ananya anil anita anjali ankit arjun arun asha deepak deepika divya gaurav jyoti karan kavita kiran krishna
  lakshmi manish maya meera mohit neha nikhil nisha pooja prakash pradeep prashant preeti priya priyanka rahul raj rajesh rakesh ravi
  ritu rohan rohit sachin sandeep sanjay sanjeev shreya shruti sneha sunil sunita suresh varun vijay vikas vikram vinod vivek
  agnieszka aleksandra andrzej beata bartosz ewa grzegorz jakub jacek jan joanna justyna kamil karolina katarzyna krzysztof
  magdalena małgorzata marcin marek mateusz michał monika natalia paweł piotr rafał sylwia tomasz wojciech zbigniew zofia
  alessandro alessia andrea angelo antonella chiara davide elisabetta fabio federica francesca francesco giacomo gianni giorgia
  giovanni giulia giuseppe lorenzo luca luigi marco matteo mattia michele paolo pietro roberto salvatore silvia simone stefania
  stefano valentina vincenzo afonso beatriz bruno caio catarina diogo duarte fernanda filipa flávia gustavo inês joana joão jorge
  leonor letícia luiz mafalda mateus nuno pedro rafaela rodrigo rui thiago tiago vasco vitor anouk bas bram daan femke fleur floor
  gijs hendrik jaap jeroen joost joris jurgen kees koen lieke lotte maarten marieke marloes martijn niels pieter roos ruben ruud
  sander sanne sjoerd sven teun thijs tijmen willem wouter chen hiroshi jun kenji li mei min-jun wei xin yan ying yuki aleksei
  alexei anastasia dmitri ekaterina elena igor irina ivan mikhail natalia nikolai olga sergei svetlana tatiana vladimir yuri zorica
  aino antti eero hanna heikki jari juha jukka kaisa kalle kari katri liisa marja matti mika mikko minna pekka päivi riikka sami
  sanna satu tapio tuomas ville kofi kwame kwabena ama adaeze chidi chioma emeka ifeoma ngozi obinna tunde yemi`;

const arabic = `محمد أحمد احمد محمود علي عمر عثمان حسن حسين خالد سعيد سعد سالم سلطان سلمان فهد فيصل عبدالله عبدالرحمن عبدالعزيز عبدالكريم
  عبدالمجيد عبدالملك عبداللطيف إبراهيم ابراهيم إسماعيل اسماعيل يوسف يونس يحيى موسى عيسى هارون زكريا زيد زياد طارق طلال مازن ماجد مشعل
  مصطفى منصور ناصر نايف نواف نبيل نادر هشام هاني هيثم وليد وائل وسام ياسر ياسين بدر بندر بلال باسم بسام بشار تركي ثامر جابر جاسم جمال
  جعفر حاتم حامد حمد حمدان حمزة حيدر خليفة خليل راشد رائد رامي رضا ريان زايد سامي سامر سيف شادي صالح صلاح ضياء عادل عامر عاصم عصام
  علاء عماد غسان غازي فارس فادي فؤاد فراس فواز قاسم كريم كمال لؤي مالك مروان معاذ معتز مهند مؤيد نزار أنس أسامة اسامة أشرف أكرم
  أمجد أمين أيمن ايمن أيوب إياد إيهاب إلياس أنور فاطمة عائشة خديجة مريم زينب سارة ساره نورة نوره نورا نور نوف نوال منى منال مها
  ميساء مي ليلى لينا لمى لولوة لطيفة هند هدى هناء هالة هبة هيفاء رنا رانيا ريم ريما رغد رهف رشا روان سلمى سميرة سمر سهى سعاد شيماء
  شهد شيخة صفاء عبير علياء عهود غادة غدير فرح فوزية كوثر لبنى مروة ملاك نادية ناديا نجلاء نسرين وفاء وداد ياسمين يسرا أمل امل أسماء
  اسماء آمنة أميرة اميرة إيمان ايمان آية أريج بشرى بدرية بسمة تغريد جميلة جواهر حصة حنان حنين خلود دانة داليا دلال دعاء دينا رقية`;

export const givenNames: ReadonlySet<string> = new Set(
  [english, nordic, german, french, spanish, latinized, arabic].flatMap((list) => list.trim().split(/\s+/u)),
);
