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
  اسماء آمنة أميرة اميرة إيمان ايمان آية أريج بشرى بدرية بسمة تغريد جميلة جواهر حصة حنان حنين خلود شريف رشيد بهاء تامر حازم خيري رأفت رفيق زهير سليمان شوقي صابر طاهر فريد فتحي قيس لطفي محسن مراد مهدي نجيب نعيم وجدي زياد
  نواف عبدالرحيم عبدالحميد عبدالسلام جاد ليث سلوى سهام سوسن شذى عفاف فادية فريدة كاميليا نهى نيفين هاجر هنادي دانة داليا دلال دعاء دينا رقية`;

const farther = `casey jaime jackie jolene aoife ciara ciarán cillian caoimhe conor cormac dara darragh declan deirdre dervla diarmuid eamon eoin finbar fionn fionnuala
  gráinne maeve muireann niamh oisín orla padraig pádraig rónán róisín ruairi saoirse seamus séamus sinéad sinead tadhg una
  ailsa alasdair angus blair calum catriona effie ewan fergus finlay fraser gregor greig hamish innes iona isla kirsty lachlan mairi
  malcolm morag moira murdo rory ruaridh shona sorcha struan bronwen bryn carys catrin ceri dafydd dewi dilys dylan elin eluned emlyn
  eirlys ffion geraint gethin glenys gruffydd gwen gwilym gwyn heledd huw idris ieuan ioan iolo llinos lowri lleucu mair mari megan
  meinir meirion menna myfanwy nerys nia owain rhian rhiannon rhodri rhydian rhys sian siân siôn tegan tomos wyn
  abigail ada ainsley alana alfred alisha althea alvin amos angelina april ariana arlene arnold ava avery bella bernard bernadette
  bert beryl bianca bonnie bryony byron caitlin calvin camilla candice carla carlton carmen carson cassandra cecil celia charlene
  chester clarence clark claudia clayton clifford clinton cody cole constance cora cordelia corey cory curtis cyril dale damian damien
  daphne darius darlene darrell daryl deanna della delia delroy dexter dora dwayne dwight earl edgar edith edna elijah eliza elliot
  elliott elsie elton emmett enid ernest esme esther ethel eunice fay felicity fern flora florence frankie franklin freya gabriella
  gail gene genevieve gerry gilbert glenda gladys gordon greta guy gwendolyn hank harley hattie hector herbert hilary hilda homer
  horace howie hubert hunter ida ike ira iris irving ivan ivor ivy jackson jacques jasmine jasper jeanette jemima jerome jesus jett
  jocelyn jody jordon josephine jolene josie juliet june justine kaitlyn kara karla kayla keira kelsey kendra kirk kurt kristen
  kristin kristina lacey lana lara latoya leanne lee lena lenny leonard leroy lester leticia lilian lillian lindsey lionel lola
  lorna louis louie lucille luis luther lynda lynne mabel mack maddie madison mae magda maisie mandy marcia margot marianne marina marlon
  marsha marshall maude mavis maxine mae melinda melody melvin mercy meredith merle mervyn mickey mindy minnie miranda miriam mitch
  mitchell mohammed moira mollie muriel myra myrtle nadine nanette nell nellie nettie nigella nita noelle nolan olga ollie omar opal
  orlando otis otto paige paulette pearl percy perry petra phillipa philippa pippa poppy portia preston priscilla quentin quincy
  rafael ralph ramona randall raquel reece reggie reginald regina rex rhoda rhonda ricardo robbie robyn rocky roland roman romeo ronnie
  rosalind rosanna rosemary rowan roxanne rudy rufus rupert sabrina sadie sebastian selina serena seth shaw shelby shelley sheldon
  shelly sherry sherrie sid sidney sienna skye spencer stacy stan steph stephan stevie stuart summer susie suzy sybil tabitha tamara
  tammy tanya tasha tatiana teddy terence terri tess tessa thaddeus thalia tobias tricia trina trinity trudy ty ursula valentina
  velma verna vic vicki viola violet virgil virginia wade wallace walt ward warren wes wesley whitney wilbur wilfred willa winifred
  winston wyatt yolanda zack zane zelda destiny aurelia xander xiomara quinn darcy alistair alastair barnaby bertie clementine digby
  cressida fenella giles imogen jemma jolyon leopold marigold monty octavia ottilie perdita piers primrose rafe sebastian tarquin
  tristan ursula xanthe arnfinn arnhild arnstein arnt arve asgeir aslak audun aurora beate berge bernt birk bjarte bjørnar bodil brage
  brynhild børre dagfinn dagny eigil einride eldbjørg elida elling embla endre erle eskil eystein fride frid frits frøydis gaute gerhard
  gjermund gjertrud gudbrand gudmund gudrun gunhild gunnvor gyda gøril halldis halldor halfdan hallgeir hallvard haldis harriet heine
  hermod hjalmar hjørdis hulda idar idun ingar ingebrigt ingeleiv inghild ingolf ingvar ingvill iselin jardar jarle jofrid joar jomar
  jorid jostein jorun jørn jørund kaare karsten kjartan kolbjørn kjellaug kjellfrid kjellrun kristen ladislav laurits leiv liss ludvig
  lillian magnhild margunn marita marlene matheus mildrid mille mikal modolf njål norunn norvald oda oddmund oddny oddrun oddveig olaug
  oliva olin omar ommund ottar otto paul ragnvald randi randolf rannveig reidunn rikard roald rolv roy runa rønnaug sebjørn selma sigbjørn
  sigfrid sigmund signe sigrunn sigve sindre sissel sivert sjur skjalg snorre solfrid solrun solvei steinulf stella storm svanhild svenn
  svenning sverker synnøva synva sølve sølvi søren tallak tarald terese tarjei thorvald thyra tor-arne torbjørg tordis toralf torfinn
  torgrim torhild torkel torkild torkjell torleif tormund torolf torvald tove tormod torsten trygg turi tyra unn vebjørn veslemøy vigdis
  viljar villy viggo yngvar ylva øyunn åge åshild åslaug aslaug åsne åsta alva agnar agnes alvin ansgar arnold
  agnete anders anette bente birthe bjarke bodil dorte dorthe flemming hanne helle henning jeppe jørgen karen kasper kirsten klaus
  lise lone lykke mads malene mikkel morten niels ole palle per pia poul preben signe sofus søs steen svend thorkild tine troels ulla
  agneta alva anneli arvid birgitta björn camilla ebba elsa emelie erika göran gunilla gustaf håkan inger ingemar jörgen kerstin kjell
  lennart linnéa lotta magnus malin mårten moa nils oskar pär rickard sixten stig sture sven tilda torbjörn tova tyra ulla viktor åke åsa
  aaliyah achim adelheid almut alois annegret anneliese annika ansgar bärbel benedikt birte bodo burkhard carmen christel cordula
  dietmar dietrich dörte eckhard edeltraud egon eike ekkehard elfi ellen elvira emmi enno erna erwin eugen evelyn ewald falk ferdinand
  finn friederike frauke fritzi gerda gerhild gerlinde gernot gertraud gesa gesine gisbert gitta götz gunda gundula gunther hajo hanno
  harry hauke hedwig heidemarie heiko heiner heino hella helmar henning henrike hendrik herta hilke hinrich hinnerk ida imke ina inka
  ingeborg inka irmgard irmtraud isolde ivonne jannik jasmin jennifer jessica jette johann jördis jost jutta karola karoline karlheinz
  käthe kilian kim kirsten klaas knut korbinian kornelia kunigunde leander leif lennart levin liesel lieselotte lilli lorenz lore ludger
  ludwig luise maike malte mandy mareike margit margret marga mariele marit marlis marlies mathilde mechthild meike merle mia mirko
  mirjam nele niko nils noah ole olga orest ortrud oskar ottilie ottmar pauline peggy philip quirin raimund ramona rebekka reinhold
  reinhild rico roderich romy ronny rosa roswitha rosi ruben rupert ruth sandy sibylle siegbert sieglinde silvester simon sissi sönke
  solveig stefania steffi sören swantje swen tabea tamara tatjana theresa theresia thilo till tilman timo timon tina tjark tom traudl
  trude uta vincent vitus volkmar waldemar walter wenzel wiebke wilfried wilhelmine wilma winfried wolf wolfram xaver
  abel achille aimé aimée alban albane aliénor alix alphonse alban amaury ambre anatole ange angélique annick anouk apolline ariane
  aristide armand armel armelle arlette astrid athénaïs aude augustin aymeric aziliz barnabé bastien bérengère bérénice bertrand
  blandine blanche brice capucine carole cassandre célestin célestine célia céleste chloe clara clarisse clélia clémence clémentine
  constance constant corentin côme cyprien cyrielle dany delphin denys diane dimitri domitille dorian édith edgar edmond edwige élie
  eliott élouan éloi elsa émeline émile enora enzo erwan esteban eugène eugénie eva évariste faustine félicie félicité ferdinand
  fernande firmin flavie flavien flore fleur foucauld françoise gaël gaëtan garance gauthier gaspard germain germaine ghislain gildas
  ginette gisèle goulven gwendal gwenola gwénaël gwladys héloïse henriette honorine hortense huguette ilan inaya irénée isaure isis
  ivan jérémie jehanne joachim jocelyne joséphine jules juliane kylian laly lancelot lilian lilou lina lisa lise loan loane lola lou
  louane louison luce lucile ludivine luna lya mael maël maëlle maëlys maëva mahaut maïwenn malo malika marceau marcelline marine marius
  marthe maryline maryse maud maxence médéric mélina mélissa méline mickaël milan morgan nadège naël nolan nolwenn noa noah noé noëlle
  océane octave ombeline ophélie oriane paola paulin perrine philibert philomène pierrick prosper prune priscilla raphaelle rayan
  reine réjane romane romuald ronan rosalie rose-marie roxane ryan sabine sabrina salomé samia samir samy sandy sarah-louise servane sidonie
  siméon solène soizic sonia stella stéphan steven sullivan suzanne sylvaine sylviane sylvère tanguy tatiana teddy tess théa théophile
  tiphaine titouan tom tony toussaint tugdual ulysse urbain ursule valère valérian véra victoire victorine violaine violette wilfried
  yaël yannis yasmina yoan yohan youen ysée yvan yvon zélie zita soukaina soufiane hicham houda ikram imane jihane kenza loubna meriem
  mehdi mounir naïma othmane oussama rabia reda rim saïd siham sofiane souad wafa yassine younes zineb zakaria
  ainara ainhoa aitana alaia amaia ander ane anselmo ariadna arnau asier asunción ariel aurelio bárbara basilio bautista beltrán berta
  bruna brian bruno candela carina carme celia clemente concha conchita constanza dalia damián delia débora demetrio dulce edgar edurne
  efraín eider elías emiliano emma eneko eric erika eloy elvira encarna estefanía estela estrella eulalia eusebio fabiola facundo
  feliciano fermín fidel flor flora francesc garazi genaro gema gisela gonzalo gorka guillem haizea hernán hortensia horacio humberto
  iago ibai iker íker ingrid iñaki iñigo iratxe irati isaac ismael itziar ivonne izaskun jacinto jacobo janire jazmín jessica joan joel jon
  jokin jonatan jone josep josu judith julen juanjo kepa koldo laia lara leandro leire leonardo leopoldo lía lilia liliana lola lorea
  luciana luciano luz maite maitane manel marçal mariona marisa marisol martina matilde maruja mercè mikel milena mireia moisés
  montse nacho nagore naiara narciso nerea nieves noa noemí nuria oier olalla olga olivia omar oriol osvaldo paco pau paulina paulino pere
  piedad pol primitivo puri quique rafa ramiro rebeca regina reinaldo remedios renata reyes rita rodolfo rogelio román rosalía rosana
  roser ruth sabina saioa salomé santi saúl selena sergi severino sheila silvana simón socorro tamara tania tatiana telmo tobías tomas
  trinidad unai uxue valeria vanesa vera vicenta violeta wenceslao wilson xabier xabi xavi xoan yago yaiza yasmina yeray yesenia zaida
  zoraida zulema itzel citlali xóchitl ximena
  abena abiola adebayo adeola adewale akosua akua amara amadou aminata awa ayodele ayo babatunde bongani chinedu chinonso chukwuemeka
  ebele efua ekow esi fatou fatoumata femi folake funmi ibrahima ikechukwu ify kwesi kwabena kofi lerato lindiwe mamadou mandla moussa
  nkechi nnamdi nomsa nosipho oluwaseun ola olu ousmane sekou sibusiso sipho thabo thandi thandiwe themba tolu uche yaa yetunde zanele
  jianhong jing jie lei lin ling min ming na ping qiang xiao xiaoming yi yong yu yun zhen hui hao feng bo-wen akira daisuke haruka haruto
  kenta kaori keiko makoto naoko satoshi takashi takeshi tomoko yoko yoshi jisoo jiwon minho seo-yeon sung-min hyun linh minh nguyen
  thuy tuan trang huong duc aarav abhishek aishwarya alok aman amrita anand aniket anjana ankita ankur apoorva aravind arpit ashish
  ashok ashwin bhavna chetan deepa devika dinesh esha farhan garima gayatri girish gopal harish harsh hemant isha jaya kabir kajal
  kamala kapil lalit lata madhu madhuri mahesh mamta manoj meenakshi mukesh namrata naresh naveen nitin pallavi parul payal piyush
  poonam prachi pranav prasad pratik prerna rachna radha rajiv rajat ramesh rashmi ravindra reena rekha renu richa rupali sanjana
  santosh sapna sarita satish saurabh seema shalini shilpa shivani shreyas shyam siddharth smita sonal sonali sourav sudha sudhir
  sujata suman sumit surya swati tanvi tarun uma vaishali vandana veena vidya vineet vishal yash anastasija bogdan borys dariusz
  dominika dorota edyta elżbieta filip halina hanna iwona iza izabela jadwiga jarosław jerzy jolanta józef kacper kinga kornelia łukasz
  maciej małgosia marta michalina milena mirosław natalia oliwia patryk przemysław renata roman ryszard sławomir stanisław szymon
  teresa tadeusz urszula wiktor wiktoria witold włodzimierz zdzisław zuzanna`;

const fartherArabic = `مشاري متعب سعود عبدالإله عبدالاله عبدالوهاب عبدالهادي عبدالفتاح عبدالمحسن عبدالقادر عبدالباسط عبدالحليم غانم عايض عائض فرحان
  مبارك محيسن مرزوق مساعد مسفر مفلح ملفي هادي هاشم هزاع هلال ذياب رعد ربيع رمزي رياض زاهر سطام سلطانة سلوم شاكر شعيب صقر ضاري عزيز عساف
  عقيل عمران عواد عوض فايز فاضل فلاح قصي لطيف مازن مبروك مجدي محارب مختار مرزوق مسعود مطلق معن مقداد منذر منيب مهران نعمان نوح هيثم يزن
  يزيد أدهم أوس أيهم إسلام اسلام باسل براء توفيق ثائر جهاد جواد حسام حسان خطاب رزق رضوان رفعت سراج سفيان شهاب عبيدة عدنان عدي عزام عمرو
  فؤاد كرم ليث مؤمن مراد معتصم ممدوح نضال هاني همام أثير أروى أفنان ألاء الاء الجوهرة العنود أماني أميمة أنوار إلهام إنعام بثينة بدور تهاني
  ثريا جنى جود حبيبة حليمة حورية دلع ديمة ربى رحاب رحمة رزان رنيم روابي رؤى زهراء زهرة سجى سحر سديم سلافة سماح سندس سهير شروق شوق صباح ضحى
  طيبة عبلة عزة عفراء غادير غزل فايزة فدوى فردوس فيروز قمر لجين لمياء ليان لين مايا مديحة مرام مشاعل معالي مليكة منيرة موضي ميار ميرا ميسون
  نجاة نجوى نرجس نعيمة نهلة هاله هديل هياء وجدان وعد ولاء يارا يمنى`;

export const givenNames: ReadonlySet<string> = new Set(
  [english, nordic, german, french, spanish, latinized, arabic, farther, fartherArabic].flatMap((list) =>
    list.trim().split(/\s+/u),
  ),
);
