using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Names;

/// <summary>Words with a capital letter that are no person by themselves: days, months, places, peoples, bodies, brands. After a title or a given name they may be.</summary>
internal static class NeverNames
{
    public static FrozenSet<string> Words { get; } = (
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november december "
        + "jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan eid diwali hanukkah halloween whitsun michaelmas lent xmas "
        + "england english scotland scottish wales welsh ireland irish britain british uk europe european france french germany german spain spanish italy italian poland polish romania romanian ukraine ukrainian "
        + "russia russian china chinese india indian pakistan pakistani bangladesh bangladeshi nigeria nigerian ghana ghanaian somalia somali sudan sudanese eritrea eritrean ethiopia ethiopian syria syrian iraq iraqi iran iranian "
        + "afghanistan afghan kurdish arabic turkish turkey portugal portuguese lithuania lithuanian latvia latvian bulgaria bulgarian greece greek cyprus jamaica jamaican caribbean africa african asia asian america american australia australian canada canadian "
        + "vietnam vietnamese albania albanian punjabi urdu bengali gujarati hindi tamil farsi pashto dari mandarin cantonese gaelic latin romani gypsy traveller roma christian muslim islamic hindu sikh jewish catholic anglican methodist baptist quaker buddhist "
        + "london birmingham manchester leeds liverpool sheffield bristol newcastle nottingham leicester coventry bradford hull stoke derby plymouth southampton portsmouth wolverhampton sunderland brighton norwich luton swindon "
        + "reading preston bolton blackpool middlesbrough york oxford cambridge gloucester exeter bath worcester lincoln chester carlisle durham cardiff swansea newport edinburgh glasgow aberdeen dundee inverness belfast derry lisburn "
        + "bournemouth poole ipswich colchester northampton peterborough milton keynes slough watford stockport oldham rochdale bury salford wigan huddersfield halifax wakefield barnsley rotherham doncaster grimsby scunthorpe harrogate scarborough "
        + "blackburn burnley warrington telford shrewsbury stafford hereford cheltenham salisbury winchester guildford maidstone canterbury dover hastings eastbourne crawley basingstoke aldershot torquay taunton truro penzance "
        + "croydon bromley hackney camden islington lambeth southwark lewisham greenwich newham barking dagenham havering redbridge enfield barnet haringey brent ealing hounslow hillingdon harrow richmond kingston merton sutton wandsworth westminster kensington chelsea hammersmith fulham "
        + "yorkshire lancashire cheshire cumbria northumberland derbyshire nottinghamshire lincolnshire leicestershire rutland norfolk suffolk essex hertfordshire bedfordshire cambridgeshire northamptonshire warwickshire staffordshire shropshire herefordshire worcestershire "
        + "gloucestershire oxfordshire buckinghamshire berkshire wiltshire somerset dorset devon cornwall hampshire surrey sussex kent middlesex tyneside teesside merseyside humberside anglia midlands cotswolds pennines thames severn trent mersey tyne tees humber "
        + "fife lothian lanarkshire ayrshire dumfries galloway highland highlands hebrides orkney shetland gwynedd powys dyfed glamorgan gwent clwyd conwy anglesey antrim armagh tyrone fermanagh "
        + "nhs gp ofsted cqc camhs dwp hmrc pip uc ehcp send mash marac mappa lado lac cin cpp cps nspcc rspca aa ymca bbc itv cab tv ot sw iro dv idva gdpr dpia foi sar eia eqia rtb hmo dfg s106 cil ppe hr it ict pr vat roi kpi ceo cfo md pa q&a "
        + "facebook whatsapp instagram tiktok snapchat twitter youtube linkedin google microsoft teams zoom excel word powerpoint outlook sharepoint onedrive gmail hotmail amazon ebay netflix paypal visa mastercard apple android iphone ipad windows chrome "
        + "tesco asda aldi lidl morrisons sainsburys sainsbury waitrose iceland argos boots greggs mcdonalds costa starbucks ikea primark wilko poundland barclays lloyds natwest santander hsbc halifax nationwide "
        + "mosaic liquidlogic eclipse carefirst systmone emis pellbrook mencap barnardos barnardo samaritans shelter mind scope relate healthwatch citizens macmillan alzheimers diabetes covid brexit parliament lords commons "
        + "ford vauxhall toyota nissan honda renault peugeot citroen volkswagen audi bmw mercedes transit corsa fiesta god jesus bible quran naloxone methadone sertraline diazepam metformin ritalin melatonin"
        ).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
